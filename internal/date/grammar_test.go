package date_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dossier/internal/date"
)

// The lines of the Library of Congress's specification of EDTF (4 February 2019) that the
// package keeps to, each as the expression of its own.
var grammar = func() *regexp.Regexp {
	const (
		year      = `-?\d{4}`                                                 // level 0, Date; level 1, Negative calendar year
		month     = year + `-(?:0[1-9]|1[0-2])`                               // level 0, Date
		day       = month + `-(?:0[1-9]|[12]\d|3[01])`                        // level 0, Date
		qualified = `(?:` + day + `|` + month + `|` + year + `)[?~%]?`        // level 1, Qualification of a date (complete)
		unknown   = `\d{3}X|\d{2}XX|` + year + `-XX(?:-XX)?|` + month + `-XX` // level 1, Unspecified digit(s) from the right
		season    = year + `-2[1-4]`                                          // level 1, Seasons
		grouping  = year + `-(?:3[3-6]|4[01])`                                // level 2, Sub-year groupings
		side      = `(?:` + qualified + `|\.\.)`                              // level 1, Extended interval
		interval  = side + `/` + side + `?|/` + side                          // level 0, Time interval; level 1, Extended interval
	)
	return regexp.MustCompile(`^(?:` + strings.Join([]string{qualified, unknown, season, grouping, interval}, `|`) + `)$`)
}()

// isEDTF tells whether s is of the grammar and its days are days of the calendar.
func isEDTF(s string) bool {
	if !grammar.MatchString(s) {
		return false
	}
	for side := range strings.SplitSeq(s, "/") {
		plain := strings.TrimRight(strings.TrimPrefix(side, "-"), "?~%")
		if len(plain) != len(time.DateOnly) || strings.Contains(plain, "X") {
			continue
		}
		if _, err := time.Parse(time.DateOnly, plain); err != nil && side[0] != '-' {
			return false
		}
	}
	return true
}

func TestParseReadsOnlyTheGrammar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`-?[0-9X]{4}(-[0-4X][0-9X](-[0-3X][0-9X])?)?[?~%]?(/(\.\.|[0-9X]{4}(-[0-4X][0-9X](-[0-3X][0-9X])?)?[?~%]?)?)?`).Draw(t, "text")
		if d, err := date.Parse(s); err == nil && (!isEDTF(s) || !isEDTF(d.String())) {
			t.Errorf("Parse(%q) is %v", s, d)
		}
	})
}
