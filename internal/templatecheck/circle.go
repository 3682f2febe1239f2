package templatecheck

import (
	"fmt"
	"slices"
	"text/template/parse"
)

// circles looks for pieces that call themselves, at once or by way of others. No group has one of its own kind within it, so
// that such a piece would be handed the same again and again.
type circles struct {
	set    *Set
	pieces map[string]*parse.Tree
	open   []string        // the pieces that the walk is in, the outermost first
	done   map[string]bool // those that it has left
	found  Flaws
}

// piece walks through the piece of that name.
func (c *circles) piece(name string) {
	tree := c.pieces[name]
	if tree == nil || c.done[name] {
		return
	}
	c.open = append(c.open, name)
	c.list(tree, tree.Root)
	c.open = c.open[:len(c.open)-1]
	c.done[name] = true
}

// list walks through what stands one behind the other.
func (c *circles) list(tree *parse.Tree, list *parse.ListNode) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		if b := branchOf(n); b != nil {
			c.list(tree, b.List)
			c.list(tree, b.ElseList)
		}
		call, ok := n.(*parse.TemplateNode)
		switch {
		case !ok:
		case slices.Contains(c.open, call.Name):
			c.found = append(c.found, c.set.flawAt(tree, call, "leaving it out", fmt.Sprintf("piece %q stands within itself, without end", call.Name)))
		default:
			c.piece(call.Name)
		}
	}
}
