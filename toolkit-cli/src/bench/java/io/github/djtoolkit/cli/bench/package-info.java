/**
 * How long the toolkit takes, beside the statements of the Python module, on one embedded MySQL.
 */
@NullMarked
package io.github.djtoolkit.cli.bench;

import org.jspecify.annotations.NullMarked;
