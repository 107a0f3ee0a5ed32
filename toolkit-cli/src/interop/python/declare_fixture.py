"""Runs a program that declares a pipeline with DataJoint 0.14, connected as the other scripts are."""

import argparse
import runpy
import sys

import common


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("arguments", nargs="*")
    arguments = parser.parse_args()
    common.connect()
    sys.argv = [arguments.program, *arguments.arguments]
    runpy.run_path(arguments.program, run_name="__main__")


if __name__ == "__main__":
    main()
