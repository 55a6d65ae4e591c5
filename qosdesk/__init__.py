"""qosdesk: a desktop quote workstation. It shows quotes; it places no orders."""

__version__ = "0.1.0"
