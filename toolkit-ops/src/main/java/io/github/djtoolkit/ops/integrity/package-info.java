/** Whether stores and what a schema refers to in them are as they should be. */
@NullMarked
package io.github.djtoolkit.ops.integrity;

import org.jspecify.annotations.NullMarked;
