# Written after the rules were set, to see what they do with texts that they were not made for: a strike at
# a shipyard and a vaccine trial, three outlets each.
=offer a 2034-02-11 Petrov direct: The company's latest offer is an insult to every welder who kept this yard alive during the flood.
=offer b 2034-02-11 Petrov direct: The latest offer from the company is an insult to each welder who kept the yard alive in the flood,
=offer c 2034-02-12 Petrov partial: the offer was ‹an insult to every welder›
=offer c 2034-02-12 Petrov indirect: the latest offer was an insult to the welders
=strike a 2034-02-11 Petrov direct: We will stay out until Easter if we must.
=strike b 2034-02-11 Petrov partial: they would ‹stay out until Easter›
=strike c 2034-02-12 Petrov direct: If we must, we'll stay out until Easter.
=ships a 2034-02-11 Hahn direct: Two ferries and an icebreaker are waiting on the slips, and the customers will not wait for ever.
=ships b 2034-02-11 Hahn direct: We have two ferries and an icebreaker waiting on the slips. The customers won't wait forever,
=ships c 2034-02-12 Hahn indirect: customers would not wait forever for the two ferries and the icebreaker on the slips
=door a 2034-02-11 Hahn direct: My door is open,
=door b 2034-02-11 Hahn partial: her ‹door is open›
=door c 2034-02-12 Hahn direct: My door is open.
=reject a 2034-02-11 Union indirect: the offer of three per cent
=reject b 2034-02-11 Union indirect: an offer of three percent
a 2034-02-11 Petrov direct: My father was a welder here, and his father before him.
b 2034-02-11 Hahn direct: An insult helps nobody, and an offer is an offer.
c 2034-02-12 Hahn indirect: the yard would open again after Easter
c 2034-02-12 Petrov indirect: the welders would meet on the quay on Monday
=trial d 2035-09-03 Silva direct: Nine in ten of those who got two doses had no fever at all, which is better than anyone in this building dared to hope.
=trial e 2035-09-03 Silva direct: Nine out of ten who received both doses had no fever whatsoever. That is better than anybody in this building had dared hope.
=trial f 2035-09-04 Silva partial: the result was ‹better than anyone in this building dared to hope›
=trial f 2035-09-04 Silva indirect: nine in ten of those given two doses had had no fever
=caution d 2035-09-03 Silva direct: We do not yet know how long the protection lasts.
=caution e 2035-09-03 Silva indirect: it was not yet known how long the protection would last
=caution f 2035-09-04 Silva direct: We don't know yet how long protection lasts,
=price d 2035-09-03 Okoro direct: No clinic will pay more than the price of a loaf of bread for a dose.
=price e 2035-09-03 Okoro partial: a dose would cost no more than ‹a loaf of bread›
=price f 2035-09-04 Okoro direct: No hospital will pay more for a dose than for a loaf of bread.
d 2035-09-03 Okoro direct: The first doses go to the clinics in the north.
e 2035-09-03 Silva direct: Ten of us have not slept since the second trial began.
f 2035-09-04 Okoro indirect: the clinics in the south would wait until spring
