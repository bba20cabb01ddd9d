"""Those who write text: the port of a model, providers behind it, and the scripted one."""
