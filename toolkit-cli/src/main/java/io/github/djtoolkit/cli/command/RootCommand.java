package io.github.djtoolkit.cli.command;

import picocli.CommandLine.Command;

/** What all commands hang on. */
@Command(
    name = "djtoolkit",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Migrates DataJoint 0.14 pipelines in MySQL, with their external stores, for DataJoint 2.x.",
    footer = {"", "Nothing is written without --execute."})
final class RootCommand {}
