package content

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// table is a TOML document whose keys are asked for one by one; what is never asked for is
// unknown. Its faults lie at offsets of the file.
type table struct {
	start  int // offset of the document in the file
	values map[string]any
	at     map[string]int // where each key first stands in the document
	known  []string       // the keys asked for
	faults []fault
}

// readTable parses a TOML document that begins at the offset start of its file. One that is not
// TOML has a fault and no keys.
func readTable(doc string, start int) *table {
	t := &table{start: start, values: map[string]any{}}
	if _, err := toml.Decode(doc, &t.values); err != nil {
		wrong := syntaxFault(err)
		wrong.at += start
		return &table{faults: []fault{wrong}}
	}
	t.at = keyOffsets(doc)
	return t
}

func syntaxFault(err error) fault {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return fault{message: strings.TrimPrefix(err.Error(), "toml: ")}
	}
	f := fault{at: parse.Position.Start, message: strings.TrimSuffix(parse.Message, ".")}
	if strings.Contains(parse.Message, "expected value but found") || strings.Contains(parse.Message, "invalid datetime") {
		f.try = `quotation marks around text: "…"`
	}
	if strings.Contains(parse.Message, "to end with a newline") {
		f.try = `'…' or """…""" around text that has quotation marks`
	}
	return f
}

// fault notes that the value of key is wrong.
func (t *table) fault(key, message, try string) {
	t.faults = append(t.faults, fault{t.start + t.at[key], message, try})
}

// given is the keys asked for that the document has, in the order in which they were.
func (t *table) given() []string {
	var given []string
	for _, key := range t.known {
		if _, ok := t.values[key]; ok {
			given = append(given, key)
		}
	}
	return given
}

// get is the value of a known key as a T, or the zero T.
func get[T any](t *table, key, wanted, example string) T {
	t.known = append(t.known, key)
	value, ok := t.values[key]
	if !ok {
		return *new(T)
	}
	v, ok := value.(T)
	if !ok {
		t.fault(key, fmt.Sprintf("%s is %s, not %s", key, kindOf(value), wanted), key+" = "+example)
	}
	return v
}

func (t *table) string(key, example string) string {
	return get[string](t, key, "a string", fmt.Sprintf("%q", example))
}

func (t *table) int(key string) int   { return int(get[int64](t, key, "a whole number", "1")) }
func (t *table) bool(key string) bool { return get[bool](t, key, "true or false", "true") }

// finish is all faults, the keys that nobody asked for among them.
func (t *table) finish() []fault {
	for _, key := range slices.Sorted(maps.Keys(t.values)) {
		if slices.Contains(t.known, key) {
			continue
		}
		try := nearest(key, t.known)
		if try == "" {
			try = "one of " + strings.Join(t.known, ", ")
		}
		t.fault(key, fmt.Sprintf("unknown key %q", key), try)
	}
	return t.faults
}

// kindOf names the TOML type of a decoded value.
func kindOf(value any) string {
	switch v := value.(type) {
	case string:
		return "a string"
	case int64:
		return "a whole number"
	case float64:
		return "a number with a fraction"
	case bool:
		return "true or false"
	case time.Time:
		if v.Location().String() == localDate {
			return "a date"
		}
		return "a time"
	case map[string]any:
		return "a table"
	}
	return "a list"
}

// localDate is the location that the library gives to a date without a time.
const localDate = "date-local"
