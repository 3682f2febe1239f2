package name

import "testing"

// TestSexOf: titles, words of kinship and given names tell a man from a woman, titles above all.
func TestSexOf(t *testing.T) {
	const article = "-- a --\n" + `Kim Roe, a spokeswoman for the port, met Pat Orth and his brother, Lee Orth, there. Congresswoman Sam Blum called.
Mr. Robin Stone left with Nora Lindt. Terry Moor, who has a wife, stayed. Ms. Taylor Berg did not. Ms. Peter Lake came.`
	want := map[string]Sex{"Kim Roe": Female, "Pat Orth": Unknown, "Lee Orth": Male, "Sam Blum": Female, "Mr. Robin Stone": Male,
		"Nora Lindt": Female, "Terry Moor": Unknown, "Ms. Taylor Berg": Female, "Ms. Peter Lake": Female}
	for _, p := range Resolve(articles(article)).People {
		if sex, ok := want[p.Name]; ok && p.Sex != sex {
			t.Errorf("%s is %d, want %d", p.Name, p.Sex, sex)
		}
		delete(want, p.Name)
	}
	for name := range want {
		t.Errorf("%s is nobody", name)
	}
}
