/** Breaks rules, to show that they notice. */
@NullMarked
package io.github.djtoolkit.cli.architecture.broken.ops.there;

import org.jspecify.annotations.NullMarked;
