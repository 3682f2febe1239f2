// By which rules html-validate judges: what the HTML standard, whole documents and accessibility ask for.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
  rules: {
    // A digest guards against what another host sends. Style and script are files of the same folder, whose
    // digests the manifest has.
    "require-sri": ["error", { target: "crossorigin" }],
  },
};
