package site

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"html/template"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/internal/edition"
	"dossier/internal/templatecheck"
)

// fieldGuide is what there is to be said of the types of the pages.
type fieldGuide struct {
	set        *templatecheck.Set
	groupTypes []reflect.Type    // all that pages lead to, by name
	comments   map[string]string // of types, fields and methods: site.link, site.link.Href
	examples   map[string]string // of the texts of fields, in the dossier of the tests
	made       map[string]string // by template: a page that it makes of that dossier
}

func newFieldGuide(t *testing.T) *fieldGuide {
	guide := &fieldGuide{set: &load(t).set, comments: map[string]string{}, examples: map[string]string{}, made: map[string]string{}}
	guide.tryOut(t)
	folders := map[string]bool{}
	for _, page := range pageTypes {
		guide.collect(page)
	}
	guide.groupTypes = slices.DeleteFunc(guide.groupTypes, func(g reflect.Type) bool { return guide.set.PageOf(g) != "" || g == reflect.TypeFor[layout]() })
	slices.SortFunc(guide.groupTypes, func(a, b reflect.Type) int { return cmp.Compare(templatecheck.Name(a), templatecheck.Name(b)) })
	for _, g := range append(guide.groupTypes, reflect.TypeFor[layout]()) {
		folders[strings.TrimPrefix(g.PkgPath(), "dossier/internal/")] = true
	}
	for folder := range folders {
		guide.read(t, folder)
	}
	return guide
}

// collect adds the groups that a type leads to.
func (guide *fieldGuide) collect(t reflect.Type) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || slices.Contains(guide.groupTypes, t) {
		return
	}
	guide.groupTypes = append(guide.groupTypes, t)
	for _, name := range templatecheck.Fields(t) {
		of, _ := templatecheck.Member(t, name[1:])
		guide.collect(of)
	}
}

// read takes the comments of a package of the module.
func (guide *fieldGuide) read(t *testing.T, folder string) {
	files, err := filepath.Glob("../" + folder + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.GenDecl:
				guide.types(f.Name.Name, d)
			case *ast.FuncDecl:
				if d.Recv != nil {
					on := strings.TrimPrefix(fmt.Sprint(receiver(d)), "*")
					guide.comments[f.Name.Name+"."+on+"."+d.Name.Name] = plainDoc(d.Doc, d.Name.Name)
				}
			}
		}
	}
}

// receiver is the name of the type that a method is of.
func receiver(d *ast.FuncDecl) ast.Expr {
	on := d.Recv.List[0].Type
	if star, ok := on.(*ast.StarExpr); ok {
		return star.X
	}
	return on
}

// types takes the comments of types and of their fields.
func (guide *fieldGuide) types(pkg string, d *ast.GenDecl) {
	for _, spec := range d.Specs {
		s, ok := spec.(*ast.TypeSpec)
		if !ok {
			continue
		}
		guide.comments[pkg+"."+s.Name.Name] = plainDoc(cmp.Or(s.Doc, d.Doc), s.Name.Name)
		body, ok := s.Type.(*ast.StructType)
		if !ok {
			continue
		}
		for _, field := range body.Fields.List {
			for _, name := range field.Names {
				guide.comments[pkg+"."+s.Name.Name+"."+name.Name] = plainDoc(cmp.Or(field.Comment, field.Doc), "")
			}
		}
	}
}

// plainDoc is a comment as one line, without the name that it begins with.
func plainDoc(doc *ast.CommentGroup, name string) string {
	var p comment.Parser
	text := strings.Join(strings.Fields(string((&comment.Printer{TextWidth: -1}).Text(p.Parse(doc.Text())))), " ")
	for _, begin := range []string{name + " is ", name + " are ", name + " "} {
		text = strings.TrimPrefix(text, begin)
	}
	return strings.TrimSuffix(strings.ReplaceAll(text, "nil where", "nothing where"), ".")
}

// templates lists the templates with the pages that they make, one of each in the dossier of the tests.
func (guide *fieldGuide) templates() string {
	var b strings.Builder
	b.WriteString("| file | what it makes | such as |\n|---|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(pageTypes)) {
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s | %s |\n", name, strings.ReplaceAll(name, ".", ""), guide.comments["site."+pageTypes[name].Name()], code(guide.made[name]))
	}
	return b.String()
}

// tryOut makes all pages of the dossier of the tests with templates that only look at what they are given.
func (guide *fieldGuide) tryOut(t *testing.T) {
	path, looking := "", load(t)
	for name := range pageTypes {
		looking.pages[name] = template.Must(template.New(name).Funcs(template.FuncMap{"look": func(page any) string {
			if old, ok := guide.made[name]; !ok || len(path) < len(old) {
				guide.made[name] = path
			}
			guide.look(reflect.ValueOf(page))
			return ""
		}}).Parse("{{look .}}"))
	}
	r, seeds := readRecord(t)
	x, err := newIndex(r, seeds)
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range x.jobs(looking) {
		path = j.path
		if _, err := j.make(); err != nil {
			t.Fatal(err)
		}
	}
	path = missingFile
	if _, err := Host(r, nil, edition.Gone{}, looking); err != nil {
		t.Fatal(err)
	}
	path = NewestFile
	if _, err := Newest(r, []string{"index.html"}, true, looking); err != nil {
		t.Fatal(err)
	}
	path = "matrix/u-opened-again.html"
	gone := edition.Gone{
		Pages:  []edition.GonePage{{Path: path, Last: 1, Why: "What it showed is on other pages, or no longer there.", Now: "matrix.html"}},
		Things: []edition.GoneThing{{Kind: "utterance", ID: "u-opened-again", Label: "We opened it again", Last: 1, Why: "Its article was changed.", Now: "u-closed"}},
	}
	if _, err := GonePages(r, gone, looking); err != nil {
		t.Fatal(err)
	}
	path = GoneListFile
	if _, err := GoneList(r, gone, looking); err != nil {
		t.Fatal(err)
	}
	path = "public/editions/index.html"
	if _, err := Editions(r, []Entry{{Number: 1, Date: "2031-05-15", Title: "The Harrow Lane footbridge", Digest: "sha256:a1"}}, looking); err != nil {
		t.Fatal(err)
	}
}

// look notes the first text of each field.
func (guide *fieldGuide) look(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			guide.look(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			guide.look(v.Index(i))
		}
	case reflect.Struct:
		for f, of := range v.Fields() {
			key := v.Type().String() + "." + f.Name
			if f.Type.Kind() == reflect.String && f.Type != reflect.TypeFor[template.HTML]() && guide.examples[key] == "" {
				guide.examples[key] = shortened(of.String())
			}
			if f.IsExported() || f.Anonymous {
				guide.look(of)
			}
		}
	}
}

// shortened is a text as an example in a table.
func shortened(s string) string {
	const most = 40 // runes
	r := []rune(strings.Join(strings.Fields(strings.NewReplacer("|", " ", "`", " ").Replace(s)), " "))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(r)
}

func (guide *fieldGuide) everyPage() string { return guide.table(reflect.TypeFor[layout]()) }

// pages has the fields of each page beside those that every page has.
func (guide *fieldGuide) pages() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(pageTypes)) {
		page := pageTypes[name]
		fmt.Fprintf(&b, "### %s\n\n%s.\n\n", name, capital(guide.comments["site."+page.Name()]))
		if table := guide.table(page); table != "" {
			b.WriteString(table + "\n")
		} else {
			b.WriteString("It has nothing but what every page has.\n\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// groups has the fields of all else that there is.
func (guide *fieldGuide) groups() string {
	var b strings.Builder
	for _, g := range guide.groupTypes {
		fmt.Fprintf(&b, "### %s\n\n", templatecheck.Name(g))
		if about := guide.comments[g.String()]; about != "" {
			b.WriteString(capital(about) + ".\n\n")
		}
		b.WriteString(guide.table(g) + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// table lists the fields and methods of a group; those of the layout only where it is the group.
func (guide *fieldGuide) table(g reflect.Type) string {
	var b strings.Builder
	row := func(name, kind, about, example string) {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", name, kind, about, code(example))
	}
	for i := 0; i < g.NumField(); i++ {
		f := g.Field(i)
		key := g.String() + "." + f.Name
		switch {
		case f.Anonymous && f.Type != reflect.TypeFor[layout]():
			fmt.Fprintf(&b, "| all of %s | | | |\n", guide.linked(f.Type))
		case f.IsExported():
			names := "." + f.Name
			for i+1 < g.NumField() && guide.comments[key] != "" && guide.comments[key] == guide.comments[g.String()+"."+g.Field(i+1).Name] {
				i++
				names += "`, `." + g.Field(i).Name
			}
			row(names, guide.linked(f.Type), cmp.Or(guide.comments[key], guide.about(f.Type)), guide.examples[key])
		}
	}
	for m := range reflect.PointerTo(g).Methods() {
		name := "." + m.Name
		for range m.Type.NumIn() - 1 {
			name += ` "…"`
		}
		if about, own := guide.comments[g.String()+"."+m.Name]; own {
			row(name, guide.linked(m.Type.Out(0)), about, "")
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "| field | kind | meaning | such as |\n|---|---|---|---|\n" + b.String()
}

// about is the first sentence on the group that a field is of, or a list of.
func (guide *fieldGuide) about(t reflect.Type) string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	sentence, _, _ := strings.Cut(guide.comments[t.String()], ". ")
	return sentence
}

// code is an example as code, nothing where there is none.
func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + s + "`"
}

// linked is a kind of value in words, with a link to the group that it is.
func (guide *fieldGuide) linked(t reflect.Type) string {
	switch {
	case t.Kind() == reflect.Pointer:
		return guide.linked(t.Elem()) + " or nothing"
	case t.Kind() == reflect.Slice:
		return "list of " + guide.linked(t.Elem())
	case guide.set.PageOf(t) == "" && templatecheck.IsGroup(t):
		return "[" + templatecheck.Name(t) + "](#" + strings.ReplaceAll(templatecheck.Name(t), " ", "-") + ")"
	}
	return templatecheck.Words(t)
}

// pieces lists those of the layout, with what templates hand to them.
func (guide *fieldGuide) pieces() string {
	given, users := map[string][]string{}, map[string][]string{}
	for _, page := range slices.Sorted(maps.Keys(pageTypes)) {
		for piece, list := range guide.set.Calls(page) {
			for _, of := range list {
				kind := "a page"
				if guide.set.PageOf(of) == "" {
					kind = guide.linked(of)
				}
				given[piece] = append(given[piece], strings.TrimSuffix(kind, " or nothing"))
				users[piece] = append(users[piece], "`"+page+"`")
			}
		}
	}
	var b strings.Builder
	b.WriteString("| piece | is given | on the pages of |\n|---|---|---|\n")
	for _, name := range slices.Sorted(maps.Keys(given)) {
		on := strings.Join(slices.Compact(slices.Sorted(slices.Values(users[name]))), ", ")
		if len(users[name]) >= len(pageTypes) {
			on = "all"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", name, strings.Join(slices.Compact(slices.Sorted(slices.Values(given[name]))), ", "), on)
	}
	return b.String()
}

// capital is s with a capital letter first.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
