/** Views and triggers as the server keeps them, and the schema names in their texts. */
@NullMarked
package io.github.djtoolkit.sql.stored;

import org.jspecify.annotations.NullMarked;
