/** MySQL's types and the core types of DataJoint 2.x. */
@NullMarked
package io.github.djtoolkit.model.type;

import org.jspecify.annotations.NullMarked;
