/** What a schema holds: tables, columns, keys. */
@NullMarked
package io.github.djtoolkit.model.schema;

import org.jspecify.annotations.NullMarked;
