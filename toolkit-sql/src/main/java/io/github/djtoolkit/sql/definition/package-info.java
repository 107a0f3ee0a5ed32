/** Definitions of tables as the server prints them. */
@NullMarked
package io.github.djtoolkit.sql.definition;

import org.jspecify.annotations.NullMarked;
