"""The session core without I/O: what to ask, when, and what an answer means. Imports only domain."""
