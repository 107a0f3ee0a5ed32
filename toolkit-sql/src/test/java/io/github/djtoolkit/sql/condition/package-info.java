/** Tests of conditions that users write. */
@NullMarked
package io.github.djtoolkit.sql.condition;

import org.jspecify.annotations.NullMarked;
