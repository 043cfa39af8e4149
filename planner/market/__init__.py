"""What jobs pay: the shipped pack, its places, titles and level distributions."""
