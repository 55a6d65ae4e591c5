"""The program as a person uses it: a real X server, a window manager, a mouse and a keyboard."""
