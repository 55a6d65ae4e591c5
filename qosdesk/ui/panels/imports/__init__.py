"""Import of symbols: what each line of a paste or file becomes, before anything is added."""
