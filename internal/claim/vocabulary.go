package claim

import "dossier/internal/text"

// saying are verbs and nouns that report what somebody states, and deny nothing of it.
var saying = text.Set(`said says say told tells tell added adds announced announces reported reports warned warns argued argues insisted
	insists stressed stresses confirmed confirms repeated reiterated explained admitted claimed claims declared predicted predicts
	insistence assertion contention position stance`)

// finite are words that begin a predicate.
var finite = text.Set(`is are was were has have had will would can could may might must does did do says said told denies denied wants argues argued
	warned warns insisted insists added called calls expects expected gave took made went came met won lost left began became held kept
	sold fell rose broke sent saw put led sought says plans demands demanded continues continue remains remain`)

var months = text.Set("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec")

// plurals are nouns in the plural that do not end in s.
var plurals = text.Set("people men women children police")

// notCounted are words that end the search for a counted noun.
var notCounted = text.Set(`and or of in on at to for from with by the a an is was were are has have had that which who as than not
	less more times ways this these those his its
	january february march april may june july august september october november december`)

// negative are words that say that something is not so, or is kept from being so.
var negative = text.Set(`not no never neither nor none nobody without cannot deny denies denied denying refuse refuses refused ban bans banned
	stop stopping prevent prevents preventing bar barred block blocks blocked fail fails failed lack lacks hardly`)

// weekdays has a bit for each.
var weekdays = map[string]uint8{"monday": 1, "tuesday": 2, "wednesday": 4, "thursday": 8, "friday": 16, "saturday": 32, "sunday": 64}

// joining are words that make the order of two names say nothing.
var joining = text.Set("between and with by both")

// leaning are words that lean on what stands before the sentence.
var leaning = text.Set(`he she it they his her its their this that these those such but and so however meanwhile also then therefore instead
	after here there both another others still yet nevertheless moreover furthermore previous`)

// hanging are words that begin a clause that cannot stand alone.
var hanging = text.Set("if when while although though because unless since until once whether as before after whereas not either neither")

// titles are words before a last name.
var titles = text.Set(`mr mrs ms miss dr president minister chancellor secretary senator governor mayor judge general king queen
	prince princess pope sir lord sen gov rep gen col lt capt sgt prof`)

var pronouns = text.Set("he she it they")
