package site

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
)

// parseTemplate is the pieces of a template by name, the file's own text as the piece of its name.
func parseTemplate(file string, source []byte) (map[string]*parse.Tree, *flaw) {
	trees := map[string]*parse.Tree{}
	t := parse.New(file)
	t.Mode = parse.SkipFuncCheck // inspect knows them, and finds all that are none
	if _, err := t.Parse(string(source), "{{", "}}", trees); err != nil {
		return nil, syntaxFlaw(file, source, err)
	}
	return trees, nil
}

// parseTemplates is the pieces of each template, by file. A file with a flaw is left out.
func parseTemplates(files map[string][]byte) (map[string]map[string]*parse.Tree, flaws) {
	parsed := map[string]map[string]*parse.Tree{}
	var found flaws
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(file) != ".html" {
			continue
		}
		if trees, wrong := parseTemplate(file, files[file]); wrong != nil {
			found = append(found, *wrong)
		} else {
			parsed[file] = trees
		}
	}
	return parsed, found
}

// syntaxFlaw is what the parser found wrong, whose message is "template: FILE:LINE: what".
func syntaxFlaw(file string, source []byte, err error) *flaw {
	number, what, _ := strings.Cut(strings.TrimPrefix(err.Error(), "template: "+file+":"), ": ")
	line, _ := strconv.Atoi(number)
	f := &flaw{file: file, line: line}
	what, started, several := strings.Cut(what, " started at "+file+":")
	if several {
		f.line, _ = strconv.Atoi(started)
		what = strings.TrimSuffix(what, " in action")
	}
	words := strings.Fields(what)
	switch {
	case what == "unexpected EOF":
		action, at := unclosed(source)
		f.line, f.message, f.try = at, action+" is not closed", "{{end}} behind it"
	case strings.HasPrefix(what, "unexpected {{end}}"):
		f.message, f.try = "{{end}} closes nothing", "leaving it out"
	case strings.HasPrefix(what, "unexpected {{else"):
		f.message, f.try = "{{else}} stands in no {{if}}, {{with}} or {{range}}", "leaving it out"
	case what == "unclosed action" || strings.HasPrefix(what, "bad character U+007D") || strings.Contains(what, "<}>"):
		f.message, f.try = "{{ is not closed", "}} behind it"
	case strings.HasPrefix(what, "bad character") || strings.HasPrefix(what, "unrecognized character"):
		f.message, f.try = words[len(words)-1]+" has no meaning in {{ }}", "}} before it"
	case strings.HasPrefix(what, "unexpected ") && len(words) > 1:
		f.message = strings.Trim(words[1], "<>") + " is not expected here"
	case what == "unclosed comment" || what == "comment ends before closing delimiter":
		f.message, f.try = "a comment is not closed", "*/}} behind it, without a space between"
	case what == "unterminated quoted string":
		f.message, f.try = "a text in quotation marks is not closed", `" behind it, on the same line`
	case strings.HasPrefix(what, "undefined variable") && len(words) == 3:
		name, _ := strconv.Unquote(words[2])
		f.message, f.try = "there is no variable "+name+" here", "{{"+name+" := …}} before it, in the same {{define}} and no narrower block"
	case strings.HasPrefix(what, "missing value for") && len(words) == 4:
		f.message, f.try = fmt.Sprintf("{{%s}} has no value", words[3]), fmt.Sprintf("{{%s .Title}}", words[3])
	case strings.Contains(what, "multiple definition of template"):
		f.message, f.try = "two pieces are called "+words[len(words)-1], "one name for each"
	default:
		f.message = "this cannot be read: " + what
	}
	return f
}

// anyAction is an action or a comment of a template; what it begins with is its first group.
var anyAction = regexp.MustCompile("(?s)\\{\\{(?:-\\s)?\\s*(?:/\\*.*?\\*/|(\\w*)(?:\"(?:\\\\.|[^\"\\\\])*\"|`[^`]*`|[^}\"`])*)\\s*\\}\\}")

// unclosed is the innermost action that no {{end}} closes, and its line.
func unclosed(source []byte) (action string, line int) {
	var open [][]int
	for _, m := range anyAction.FindAllSubmatchIndex(source, -1) {
		if m[2] < 0 {
			continue // a comment
		}
		switch string(source[m[2]:m[3]]) {
		case "if", "with", "range", "define", "block":
			open = append(open, m)
		case "end":
			open = open[:max(0, len(open)-1)]
		}
	}
	if len(open) == 0 {
		return "a block", 1 + bytes.Count(source, []byte("\n"))
	}
	m := open[len(open)-1]
	return string(source[m[0]:m[1]]), lineAt(source, m[0])
}

// positioned is a message of the minifier with its place.
var positioned = regexp.MustCompile(`^minify \S+: (.*) on line (\d+) and column \d+`)

// unreadable is why a style sheet, a script or a drawing cannot be minified.
func unreadable(file string, err error) flaw {
	f := flaw{file: file, message: "this cannot be read"}
	if m := positioned.FindStringSubmatch(err.Error()); m != nil {
		f.line, _ = strconv.Atoi(m[2])
		f.message += ": " + m[1]
	}
	return f
}
