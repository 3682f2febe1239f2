// Package date: placeholder to be written.
package date

import "dossier/internal/text"

// Date is an EDTF value.
type Date struct{ edtf string }

func Parse(s string) (Date, error) { return Date{s}, nil }
func (d Date) String() string      { return d.edtf }
func (d Date) IsZero() bool        { return d.edtf == "" }

type Mention struct {
	text.Span
	Date Date
}

func Find(t *text.Text, anchor Date) []Mention { return nil }
