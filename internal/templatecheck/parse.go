package templatecheck

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

// Parse gives the pieces of a template by name, the file's own text as the piece of its name, or what stops it from being read.
func Parse(file string, source []byte) (map[string]*parse.Tree, *Flaw) {
	trees := map[string]*parse.Tree{}
	t := parse.New(file)
	t.Mode = parse.SkipFuncCheck // the inspection knows them, and finds all that are none
	if _, err := t.Parse(string(source), "{{", "}}", trees); err != nil {
		return nil, syntaxFlaw(file, source, err)
	}
	return trees, nil
}

// parse is the pieces of each template, by file. A file with a flaw is left out.
func (s *Set) parse() (map[string]map[string]*parse.Tree, Flaws) {
	parsed := map[string]map[string]*parse.Tree{}
	var found Flaws
	for _, file := range slices.Sorted(maps.Keys(s.Files)) {
		if path.Ext(file) != ".html" {
			continue
		}
		if trees, wrong := Parse(file, s.Files[file]); wrong != nil {
			found = append(found, *wrong)
		} else {
			parsed[file] = trees
		}
	}
	return parsed, found
}

// syntaxFlaw is what the parser found wrong, whose message is "template: FILE:LINE: what".
func syntaxFlaw(file string, source []byte, err error) *Flaw {
	number, what, _ := strings.Cut(strings.TrimPrefix(err.Error(), "template: "+file+":"), ": ")
	line, _ := strconv.Atoi(number)
	f := &Flaw{File: file, Line: line}
	what, started, several := strings.Cut(what, " started at "+file+":")
	if several {
		f.Line, _ = strconv.Atoi(started)
		what = strings.TrimSuffix(what, " in action")
	}
	words := strings.Fields(what)
	switch {
	case what == "unexpected EOF":
		action, at := unclosed(source)
		f.Line, f.Message, f.Try = at, action+" is not closed", "{{end}} behind it"
	case strings.HasPrefix(what, "unexpected {{end}}"):
		f.Message, f.Try = "{{end}} closes nothing", "leaving it out"
	case strings.HasPrefix(what, "unexpected {{else"):
		f.Message, f.Try = "{{else}} stands in no {{if}}, {{with}} or {{range}}", "leaving it out"
	case what == "{{break}} outside {{range}}" || what == "{{continue}} outside {{range}}":
		f.Message, f.Try = words[0]+" stands in no {{range}}", "leaving it out"
	case strings.HasPrefix(what, "bad number syntax"):
		f.Message, f.Try = words[len(words)-1]+" is no number", "a space behind {{-, where that is meant"
	case what == "unclosed action" || strings.HasPrefix(what, "bad character U+007D") || strings.Contains(what, "<}>"):
		f.Message, f.Try = "{{ is not closed", "}} behind it"
	case strings.HasPrefix(what, "bad character") || strings.HasPrefix(what, "unrecognized character"):
		f.Message, f.Try = words[len(words)-1]+" has no meaning in {{ }}", "}} before it"
	case strings.HasPrefix(what, "unexpected ") && len(words) > 1:
		f.Message = strings.Trim(words[1], "<>") + " is not expected here"
	case what == "unclosed comment" || what == "comment ends before closing delimiter":
		f.Message, f.Try = "a comment is not closed", "*/}} behind it, without a space between"
	case what == "unterminated quoted string":
		f.Message, f.Try = "a text in quotation marks is not closed", `" behind it, on the same line`
	case strings.HasPrefix(what, "undefined variable") && len(words) == 3:
		name, _ := strconv.Unquote(words[2])
		f.Message, f.Try = "there is no variable "+name+" here", "{{"+name+" := …}} before it, in the same {{define}} and no narrower block"
	case strings.HasPrefix(what, "missing value for") && len(words) == 4:
		f.Message, f.Try = fmt.Sprintf("{{%s}} has no value", words[3]), fmt.Sprintf("{{%s .Title}}", words[3])
	case strings.Contains(what, "multiple definition of template"):
		f.Message, f.Try = "two pieces are called "+words[len(words)-1], "one name for each"
	default:
		f.Message = "this cannot be read: " + what
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
	return strings.Join(strings.Fields(string(source[m[0]:m[1]])), " "), lineAt(source, m[0])
}
