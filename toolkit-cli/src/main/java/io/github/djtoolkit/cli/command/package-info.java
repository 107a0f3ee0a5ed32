/** One class a command: options in, one call of the facade, its result out. */
@NullMarked
package io.github.djtoolkit.cli.command;

import org.jspecify.annotations.NullMarked;
