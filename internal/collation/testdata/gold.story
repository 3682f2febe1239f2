# Three invented stories, three or four outlets each, and by =NAME which utterance each reading is of as a
# careful editor would say. A reading without =NAME is of an utterance of its own.
#
# The ferry of Orne: cut, elided, reworded, translated back, split, repeated, told.
=close a 2031-03-02 Lindqvist direct: We will close the old pier on Friday because its pillars have rotted through. Nobody likes it, but I will not gamble with lives.
=close b 2031-03-02 Lindqvist direct: We will close the old pier on Friday because its pillars have rotted through,
=close b 2031-03-02 Lindqvist direct+: but I will not gamble with lives.
=close c 2031-03-03 Lindqvist direct: We are going to shut the old jetty on Friday as its posts have rotted through. Nobody loves it, but I won't gamble with lives.
=close d 2031-03-03 Lindqvist partial: she would ‹not gamble with lives› when the pillars were rotten
=close d 2031-03-03 Lindqvist indirect: the old pier would close on Friday because its pillars had rotted
=close e 2031-03-03 Lindqvist direct: We will close the old pier on Friday … but I will not gamble with lives.
=island a 2031-03-02 Moor direct: The islanders learned of this from the newspaper, and that is a disgrace.
=island b 2031-03-02 Moor partial: it was ‹a disgrace› that the islanders had learned of it from the newspaper
=island c 2031-03-03 Moor direct: That the islanders had to read it in the paper is a disgrace,
=island d 2031-03-03 Moor indirect: the islanders had learned of it from the newspaper
=island d 2031-03-03 Moor partial: that is ‹a disgrace›
=boats a 2031-03-02 Moor direct: Without a ferry the children of Orne cannot reach their school in winter.
=boats b 2031-03-02 Moor direct: Without the ferry, Orne's children can't get to school in the winter.
=boats c 2031-03-03 Moor indirect: children of Orne could not reach school in winter without a ferry
=schedule a 2031-03-02 Lindqvist direct: A bus will run every twenty minutes from the north quay.
=schedule c 2031-03-03 Lindqvist indirect: buses would run from the north quay every twenty minutes
b 2031-03-02 Lindqvist direct: The new pier will cost eleven million and be ready in two years.
d 2031-03-03 Lindqvist direct: I have taken that ferry every summer since I was a girl.
# Look-alikes of the same speakers: another matter in the same frame, another day.
a 2031-03-02 Lindqvist direct 2031-02-10: We will close the fish market on Sunday because its roof leaks.
b 2031-03-02 Moor direct: The islanders learned of the storm from the radio, and that is how it should be.
c 2031-03-03 Moor partial 2031-02-20: it was ‹a disgrace› how the town kept its archives
e 2031-03-03 Lindqvist indirect: the fish market would reopen when its roof was mended
#
# The bank of Velden: chained short phrases, positions, several speakers of the same words.
=safe f 2032-06-01 Reyes direct: Every deposit is safe, and every branch opens on Monday morning as usual.
=safe g 2032-06-01 Reyes partial: every deposit was ‹safe› and every branch would open on Monday as usual
=safe h 2032-06-02 Reyes direct: All deposits are secure and every branch opens Monday morning as usual,
=safe i 2032-06-02 Reyes indirect: all deposits were safe and all branches would open as usual on Monday
=blame f 2032-06-01 Okafor direct: This bank was robbed from within by the people who were paid to guard it.
=blame g 2032-06-01 Okafor partial: the bank was ‹robbed from within› by those who were paid to guard it
=blame h 2032-06-02 Okafor direct: The bank has been robbed from the inside by the very people paid to guard it.
=blame i 2032-06-02 Okafor partial: ‹robbed from within›
=deny f 2032-06-01 Velden_Bank indirect: hiding any losses
=deny g 2032-06-01 Velden_Bank indirect: it was hiding losses
=hearing f 2032-06-01 Reyes direct: I will answer every question at the hearing on Thursday, under oath and in public.
=hearing h 2032-06-02 Reyes direct: I'll answer all questions at Thursday's hearing, in public and under oath.
=hearing i 2032-06-02 Reyes indirect: he would answer every question in public at the hearing on Thursday
f 2032-06-01 Okafor direct: Every question that we asked the guard was answered with a shrug.
g 2032-06-01 Okafor direct: Every deposit is safe until the people who own it want it back.
h 2032-06-02 ?a_customer direct: I want my money back on Monday morning, not a promise.
i 2032-06-02 ?a_clerk direct: We were told on Monday morning to say that all was as usual.
g 2032-06-01 Reyes direct 2032-05-20: Every branch opens on Saturday for the jubilee.
i 2032-06-02 Okafor indirect: the inspectors should have been called in two years ago
#
# The dam at Tarn: a speech of which each outlet takes another part, numbers, short fragments.
=warn k 2033-11-10 Haldane direct: If the rain does not stop by tonight the lower gate will have to be opened, and then the meadows will flood.
=warn l 2033-11-10 Haldane direct: If the rain doesn't stop by tonight, we have to open the lower gate and the meadows will be flooded,
=warn m 2033-11-11 Haldane partial: the lower gate ‹will have to be opened›
=warn m 2033-11-11 Haldane indirect: the meadows would flood if the lower gate had to be opened
=level k 2033-11-10 Haldane direct: The lake stands two metres above its mark,
=level k 2033-11-10 Haldane direct+: and it rises a hand every hour.
=level l 2033-11-10 Haldane direct: The lake is two metres over its mark and it rises a hand every hour.
=level m 2033-11-11 Haldane partial: the lake was ‹two metres above its mark›
=trust k 2033-11-10 Brandt direct: We trust the engineers, and we ask everybody in the valley to do the same.
=trust l 2033-11-10 Brandt partial: the town would ‹trust the engineers›
=trust m 2033-11-11 Brandt direct: We trust our engineers. We ask everyone in the valley to do the same.
=historic k 2033-11-10 Brandt partial: it was ‹a historic night›
=historic l 2033-11-10 Brandt direct: This is a historic night for the valley.
=historic m 2033-11-11 Brandt partial: ‹historic night›
k 2033-11-10 Brandt direct: In the valley nobody will sleep tonight.
l 2033-11-10 Haldane direct: The upper gate has been open since Tuesday and will stay open.
m 2033-11-11 Haldane direct: The engineers have walked the wall twice and found no crack.
m 2033-11-11 Brandt direct: It was the longest night that I remember, but the meadows are dry.
k 2033-11-10 Brandt indirect: the school would stay closed
m 2033-11-11 Brandt indirect: the school would open again on Monday
l 2033-11-10 Haldane indirect: the engineers would walk the wall again at dawn
