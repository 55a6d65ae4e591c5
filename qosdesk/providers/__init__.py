"""The vendors' wires, one package each, listed in `registry`. Imports feed, domain and the JSON library; never net."""
