/** The demonstration: a server, a pipeline of 0.14, its migration, before and after. */
@NullMarked
package io.github.djtoolkit.cli.demo;

import org.jspecify.annotations.NullMarked;
