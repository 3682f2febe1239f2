package source

import (
	"strings"
	"testing"
)

func TestAgency(t *testing.T) {
	const ap, afp = "The Associated Press", "Agence France-Presse"
	for _, test := range []struct{ first, last, want string }{
		{"VELDEN (AP) — The talks ended.", "", ap},
		{"VELDEN, Norland (AP)_ The talks ended.", "", ap},
		{"VELDEN, Jan 21 (Reuters) - The talks ended.", "", "Reuters"},
		{"(Reuters) - The talks ended.", "", "Reuters"},
		{"New Velden (AFP) – The talks ended.", "", afp},
		{"VELDEN (Reuters/AP) — The talks ended.", "", "Reuters and " + ap},
		{"By JANE ROE, Associated Press", "", ap},
		{"By Jane Roe and agencies", "", unnamed},
		{"By Reuters Staff", "", "Reuters"},
		{"", "AP", ap},
		{"", "(AP)", ap},
		{"", "Reuters", "Reuters"},
		{"", "© 2022 AFP", afp},
		{"", "Copyright 2022 The Associated Press. All rights reserved.", ap},
		{"", "(c) Copyright Thomson Reuters 2022.", "Reuters"},
		{"", "— Associated Press", ap},
		{"", "With files from Reuters", "Reuters"},
		{"", "With files from The Canadian Press and Reuters.", "The Canadian Press and Reuters"},
		{"", "Additional reporting by Reuters", "Reuters"},
		{"", "Additional reporting by Ada Roe, AFP and Reuters in Velden", afp + " and Reuters"},
		{"", "Agencies", unnamed},
		{"", "AP/Reuters", ap + " and Reuters"},
		{"", "AP, AFP, dpa", ap + ", " + afp + " and dpa"},
		{"", "ABC/wires", unnamed},
		{"", "ab/cd (AFP, Reuters)", afp + " and Reuters"},
		{"", "(With inputs from agencies)", unnamed},
		{"", "Associated Press writers Ada Roe in Velden and Ben Lund contributed to this report.", ap},
		{"", "Reuters and The Associated Press contributed to this report.", "Reuters and " + ap},
		{"", "The talks ended. (AP)", ap},
		{"", "“The talks ended.” — Reuters", "Reuters"},
		{"VELDEN (AP) — The talks ended.", "Reuters", ap + " and Reuters"},
		{"VELDEN (AP) — The talks ended.", "AP", ap},

		{"The mayor told Reuters she was done.", "", ""},
		{"The mayor of the town (AP) — a friend of boats — left.", "", ""},
		{"VELDEN (CNN) — The talks ended.", "", ""},
		{"VELDEN (AP) The talks ended.", "", ""},
		{"By Jane Roe, formerly of Reuters", "", ""},
		{"", "The mayor told Reuters", ""},
		{"", "With Reuters, the mayor has spoken twice.", ""},
		{"", "The mayor, AP and Reuters say, contributed to this day", ""},
		{"", "Erie, PA", ""},
		{"ERIE (PA) — The talks ended.", "", ""},
		{"", "Erie, AP", ""},
		{"", "She spoke to Reuters (and to AP).", ""},
		{"", "The Harbour Post and others contributed to this report.", ""},
		{"", "Additional reporting by Ada Roe", ""},
		{"", "© 2022 The Harbour Post", ""},
		{"", "The talks ended, said AP", ""},
		{"", "Reporting by Ada Roe; editing by Ben Lund", ""},
		{"", "With the boats", ""},
		{"", "", ""},
	} {
		var lines []string
		for _, line := range []string{"Harbour talks end without a deal", test.first, "The boats stay where they are.", "Nobody spoke.", test.last} {
			if line != "" {
				lines = append(lines, line)
			}
		}
		if got := Parse("a.txt", []byte(strings.Join(lines, "\n\n"))).Agency; got != test.want {
			t.Errorf("agency of %q, %q is %q, want %q", test.first, test.last, got, test.want)
		}
	}
}
