"""Those who write text: the port of a model, and the scripted one."""
