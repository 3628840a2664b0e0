"""The attack that only kernels before 6.2 let through, on such a kernel: that of Debian 12, in an emulator.

    python -m tests.proofs.old_kernel [FOLDER]

Run it as root on x86_64. Debian 12 and the packages of the kit are fetched into FOLDER the first time, which takes some
minutes and 2 GB; by default that is ``/var/tmp/old-kernel``. Exit code 0 if all is as it must be, 1 if not, 2 if
something is missing here.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from grader.files import ROOT

FOLDER = Path("/var/tmp/old-kernel")
TOOLS = {"debootstrap": "debootstrap", "qemu-system-x86_64": "qemu-system-x86", "mke2fs": "e2fsprogs"}
"""Programs, and the Debian packages that they are in."""
DEBIAN = "python3,linux-image-amd64,initramfs-tools"
WHEELS = ("manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
PACKAGES = "usr/local/lib/python3.11/dist-packages"
"""Where the Python of Debian 12 finds packages that are not from Debian."""
DONE = "all as it must be"
SECONDS = 900

INIT = """\
#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev 2>/dev/null
mount -t tmpfs tmp /tmp
export HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin
cd /root/kit
python3 -m tests.proofs.old_kernel_guest
echo o >/proc/sysrq-trigger
sleep 60
"""
KERNEL_OPTIONS = "root=/dev/vda rw console=ttyS0 init=/root/init lsm=landlock,lockdown,yama,integrity,apparmor quiet"


def missing() -> str | None:
    """Return what must be installed first, in one line, or None."""
    if sys.platform != "linux" or platform.machine() != "x86_64" or os.geteuid() != 0:
        return "it needs root on Linux, x86_64"
    packages = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    return f"install the Debian packages {', '.join(packages)}" if packages else None


def install_system(root: Path) -> None:
    """Install Debian 12 with its kernel, and what the kit needs, unless an earlier run did."""
    ready = root / ".ready"
    if ready.exists():
        return
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    _run(["debootstrap", "--variant=minbase", f"--include={DEBIAN}", "bookworm", root])
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    choice = ["--only-binary=:all:", "--python-version=3.11", *(f"--platform={wheels}" for wheels in WHEELS)]
    _run([sys.executable, "-m", "pip", "install", "--quiet", f"--target={root / PACKAGES}", *choice, *needed])
    ready.touch()


def install_kit(root: Path) -> None:
    """Copy this checkout, with all its changes, into the emulator's folder."""
    kit = root / "root" / "kit"
    shutil.rmtree(kit, ignore_errors=True)
    shutil.copytree(ROOT, kit, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    init = root / "root" / "init"
    init.write_text(INIT, encoding="utf-8")
    init.chmod(0o755)


def boot(root: Path, disk: Path) -> list[str]:
    """Boot a copy of the system, and return its output lines."""
    disk.unlink(missing_ok=True)
    _run(["mke2fs", "-q", "-F", "-t", "ext4", "-d", root, disk, "3G"])
    (kernel,), (start,) = sorted(root.glob("boot/vmlinuz-6.1*")), sorted(root.glob("boot/initrd.img-6.1*"))
    machine = ["-M", "q35", "-cpu", "max", "-smp", "2", "-m", "3000", "-nographic", "-no-reboot", "-net", "none"]
    files = ["-kernel", kernel, "-initrd", start, "-drive", f"file={disk},format=raw,if=virtio"]
    words = ["qemu-system-x86_64", *machine, *files, "-append", KERNEL_OPTIONS]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=SECONDS, check=True)
    _, _, printed = done.stdout.decode(errors="replace").replace("\r", "").partition("\nkernel ")
    return [line for line in f"kernel {printed}".splitlines() if not line.startswith("[")]  # lines of the kernel


def _run(words: Sequence[str | Path]) -> None:
    """Run a program; its output is shown only if it fails."""
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        sys.exit(f"{words[0]} failed:\n{done.stdout.decode(errors='replace')[-2000:]}")


def main(folder: Path) -> int:
    """Install, boot, and return whether the attack ends as it should."""
    if why := missing():
        print(why, file=sys.stderr)
        return 2
    root = folder / "root"
    install_system(root)
    install_kit(root)
    lines = boot(root, folder / "disk.img")
    print("\n".join(lines))
    return 0 if DONE in lines else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
