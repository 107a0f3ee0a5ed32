/** What a user may do. */
@NullMarked
package io.github.djtoolkit.ops.internal.privilege;

import org.jspecify.annotations.NullMarked;
