"""How a run is kept going and kept whole: the commit path, readers, workflows, commands."""
