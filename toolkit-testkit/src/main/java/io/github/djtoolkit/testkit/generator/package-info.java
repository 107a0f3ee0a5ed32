/** Tables over all that MySQL can declare, the same ones for the same seed. */
@NullMarked
package io.github.djtoolkit.testkit.generator;

import org.jspecify.annotations.NullMarked;
