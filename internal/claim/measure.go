package claim

import "dossier/internal/text"

// measure is a unit that amounts are given in.
type measure struct {
	key    string  // the unit that amounts are compared in
	factor float64 // how many of that it is
	time   bool
}

// measures are units as printed in lower case. Months are apart from days, for none is a number of the other.
var measures = func() map[string]measure {
	m := map[string]measure{}
	add := func(key string, factor float64, time bool, list string) {
		for w := range text.Set(list) {
			m[w] = measure{key, factor, time}
		}
	}
	add("seconds", 1, true, "second seconds")
	add("seconds", 60, true, "minute minutes min mins")
	add("seconds", 3600, true, "hour hours")
	add("seconds", 86400, true, "day days")
	add("seconds", 604800, true, "week weeks")
	add("months", 1, true, "month months")
	add("months", 12, true, "year years")
	add("months", 120, true, "decade decades")
	add("metres", 1, false, "metre metres meter meters")
	add("metres", 1000, false, "km kilometre kilometres kilometer kilometers")
	add("metres", 1609.344, false, "mile miles")
	add("metres", 0.3048, false, "foot feet ft")
	add("kilograms", 1, false, "kg kilogram kilograms kilo kilos")
	add("kilograms", 1000, false, "ton tons tonne tonnes")
	add("percent", 1, false, "% percent")
	add("dollars", 1, false, "dollars")
	add("euros", 1, false, "euros")
	add("pounds", 1, false, "pounds")
	add("yen", 1, false, "yen")
	return m
}()

// measured says for some keys what they measure.
var measured = map[string]string{"seconds": "duration", "months": "duration", "metres": "distance", "kilograms": "weight"}

// currencies are the signs of currencies with their units.
var currencies = map[string]string{"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}

// fate is words that say what happened to people who are counted, with one for each.
var fate = map[string]string{
	"killed": "killed", "killing": "killed", "kills": "killed", "dead": "killed", "died": "killed", "deaths": "killed", "fatalities": "killed",
	"injured": "injured", "injuring": "injured", "injures": "injured", "wounded": "injured", "wounding": "injured", "hurt": "injured", "injuries": "injured",
}

// generic are nouns that say of people only that they are some.
var generic = text.Set("people persons men women others victims residents passengers")

// deed is the words of those that do not stand behind whom they tell of.
var deed = text.Set("killing kills injuring injures wounding deaths fatalities injuries")
