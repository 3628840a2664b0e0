"""Exercises in the cells of a notebook, graded as the command line grades them: ``%load_ext grader.notebook``.

Nothing here imports IPython: it is there when a notebook is, and hands over its shell.
"""

from __future__ import annotations

from grader.notebook.refusals import in_words
from grader.notebook.shell import Shell

MAGIC, FUNCTIONS = "exercise", ("grade", "hint", "look", "lesson")
"""The names that this extension adds to a notebook."""


def load_ipython_extension(shell: Shell) -> None:
    """Give a shell ``%%exercise``, ``grade``, ``hint``, ``look`` and ``lesson``, with names that complete."""
    with in_words():
        from grader.notebook.session import Notebook

        notebook = Notebook(shell)
    shell.register_magic_function(notebook.exercise, "line_cell", MAGIC)
    shell.push({name: getattr(notebook, name) for name in FUNCTIONS}, interactive=False)
    for command in (f"%%{MAGIC}", f"%{MAGIC}"):
        shell.set_hook("complete_command", notebook.complete, str_key=command)
    shell.set_hook("complete_command", notebook.complete, re_key=rf".*\b({'|'.join(FUNCTIONS)})\(\s*[\"']")
    shell.events.register("pre_run_cell", notebook.look_at_files)


def unload_ipython_extension(shell: Shell) -> None:
    """Remove all of it, and end the judge."""
    from grader.notebook.session import Notebook

    notebook = getattr(shell.find_cell_magic(MAGIC), "__self__", None)
    if not isinstance(notebook, Notebook):  # something else now has this name
        return
    shell.events.unregister("pre_run_cell", notebook.look_at_files)
    for kind in ("line", "cell"):
        del shell.magics_manager.magics[kind][MAGIC]
    for name in FUNCTIONS:
        if shell.user_ns.get(name) == getattr(notebook, name):
            shell.del_var(name)
    notebook.close()
