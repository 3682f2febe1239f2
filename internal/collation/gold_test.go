package collation

import (
	"os"
	"testing"
)

// TestGold holds the pairs of readings in one utterance against those that an editor put together: of
// the stories that the rules were made with, and of those that were written afterwards.
func TestGold(t *testing.T) {
	for _, name := range []string{"gold", "unseen"} {
		t.Run(name, func(t *testing.T) { checkGold(t, "testdata/"+name+".story") })
	}
}

func checkGold(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	readings, labels, _, rows := read(string(data))
	in := make([]int, len(readings))
	for n, u := range Collate(readings) {
		for _, k := range u.Readings {
			in[k] = n
		}
	}
	for _, of := range []struct {
		name              string
		has               func(*Reading) bool
		precision, recall float64
	}{
		{"quoted", (*Reading).marked, .97, .9},
		{"all", func(*Reading) bool { return true }, .97, .9},
	} {
		p := pairs{}
		for b := range readings {
			for a := range b {
				if !of.has(&readings[a]) || !of.has(&readings[b]) {
					continue
				}
				same, together := rows[a] != "" && rows[a] == rows[b], in[a] == in[b]
				p.add(same, together)
				if same != together && of.name == "all" {
					t.Logf("together %v, should be %v:\n\t%s %s\n\t%s %s", together, same, labels[a], readings[a].Text.Bytes, labels[b], readings[b].Text.Bytes)
				}
			}
		}
		precision, recall := p.right/p.found, p.right/p.gold
		t.Logf("%s: precision %.3f, recall %.3f of %.0f pairs", of.name, precision, recall, p.gold)
		if p.gold == 0 || precision < of.precision || recall < of.recall {
			t.Errorf("%s: want precision %v, recall %v", of.name, of.precision, of.recall)
		}
	}
}

// pairs counts pairs of readings: those of one utterance, those that were found to be, and both.
type pairs struct{ gold, found, right float64 }

func (p *pairs) add(same, together bool) {
	if same {
		p.gold++
	}
	if together {
		p.found++
	}
	if same && together {
		p.right++
	}
}
