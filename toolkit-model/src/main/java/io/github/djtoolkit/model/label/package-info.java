/** Type labels in column comments, of DataJoint 0.14 and 2.x. */
@NullMarked
package io.github.djtoolkit.model.label;

import org.jspecify.annotations.NullMarked;
