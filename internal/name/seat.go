package name

// State is the state for whose government the place or body of that name stands, as Moscow and the
// Kremlin stand for Russia's; "" where it stands for none.
func State(name string) string { return loadFacts().seats[folded(name)] }
