/** Charts as SVG that stand alone: in a browser, light or dark, on a screen or a phone, and in documents. */
@NullMarked
package io.dynamicmarket.desk.plot;

import org.jspecify.annotations.NullMarked;
