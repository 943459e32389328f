package dev.sportello.site;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.util.ICUInputTooLongException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A domain name in any script as it is looked up. The older standard of the JDK knows no letters since 2002, and takes
/// `straße` for `strasse`, which is somebody else's.
public final class DomainName {
    /// Far more than any name has, in UTF-16 units: what is read takes the longer for each.
    private static final int MOST = 1_000;

    /// As browsers look names up (UTS #46, nontransitional).
    private static final IDNA UTS46 =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    /// What browsers leave to the look-up (URL standard, section 3.3).
    private static final Set<IDNA.Error> ALLOWED = EnumSet.of(
            IDNA.Error.EMPTY_LABEL,
            IDNA.Error.LABEL_TOO_LONG,
            IDNA.Error.DOMAIN_NAME_TOO_LONG,
            IDNA.Error.LEADING_HYPHEN,
            IDNA.Error.TRAILING_HYPHEN,
            IDNA.Error.HYPHEN_3_4);

    /// In small letters and Punycode. Characters of ASCII that no name has may be among it still.
    ///
    /// @return null where it is none
    public static @Nullable String ascii(String name) {
        if (name.length() > MOST) {
            return null;
        }
        try {
            var info = new IDNA.Info();
            var ascii = UTS46.nameToASCII(name, new StringBuilder(), info).toString();
            return ALLOWED.containsAll(info.getErrors()) ? ascii : null;
        } catch (ICUInputTooLongException e) {
            // One character can stand for eighteen.
            return null;
        }
    }

    private DomainName() {}
}
