/** What real DataJoint makes of a migrated pipeline; needs Python and the package registry. */
@NullMarked
package io.github.djtoolkit.cli.interop;

import org.jspecify.annotations.NullMarked;
