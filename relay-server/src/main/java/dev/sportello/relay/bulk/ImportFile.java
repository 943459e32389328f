package dev.sportello.relay.bulk;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A file that is open, and what its beginning says of how it is read. For one thread.
///
/// @param rows of a table; null: its lines are JSON
/// @param id by which the same file with the same options is known again
record ImportFile(FileRecords records, @Nullable CsvRows rows, String id) implements Closeable {
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int BEGINNING = 1 << 16;

    /// @throws ImportFailed where there is nothing in it that can be read
    static ImportFile open(ImportOptions options) throws IOException, ImportFailed {
        var path = options.file();
        requireFile(path);
        var beginning = beginning(path);
        requireText(path, beginning);
        var skipped = Arrays.mismatch(beginning, UTF_8_MARK) >= UTF_8_MARK.length ? UTF_8_MARK.length : 0;
        var id = options.dry() ? "" : id(options);
        if (isJson(options, beginning, skipped)) {
            var records = new FileRecords(path, -1);
            records.seek(skipped, 1);
            return new ImportFile(records, null, id);
        }
        var delimiter = options.delimiter().isEmpty()
                ? delimiter(beginning)
                : options.delimiter().charAt(0);
        var records = new FileRecords(path, delimiter);
        try {
            records.seek(skipped, 1);
            return new ImportFile(records, new CsvRows(delimiter, columns(records, options, delimiter)), id);
        } catch (IOException | ImportFailed e) {
            records.close();
            throw e;
        }
    }

    private static void requireFile(Path path) throws ImportFailed {
        if (!Files.exists(path)) {
            throw new ImportFailed("There is no file " + path + ". A relay that runs reads it itself: where it may not"
                    + " see the folder, put the file into the data folder.");
        }
        if (!Files.isRegularFile(path)) {
            throw new ImportFailed(path + " is no file.");
        }
        if (!Files.isReadable(path)) {
            throw new ImportFailed("The file " + path + " cannot be read. A relay that runs reads it itself: give its"
                    + " user the right to.");
        }
    }

    private static byte[] beginning(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(BEGINNING);
        }
    }

    private static void requireText(Path path, byte[] beginning) throws ImportFailed {
        if (beginning.length == 0) {
            throw new ImportFailed("The file " + path + " is empty.");
        }
        var first = beginning[0] & 0xff;
        var second = beginning.length > 1 ? beginning[1] & 0xff : -1;
        if (first == 0xff && second == 0xfe || first == 0xfe && second == 0xff) {
            throw new ImportFailed("The file " + path + " is text in UTF-16. Save it as UTF-8.");
        }
        if (first == 'P' && second == 'K' || first == 0x1f && second == 0x8b) {
            throw new ImportFailed("The file " + path + " is compressed, or a workbook. Unpack it, or save it as CSV.");
        }
    }

    private static boolean isJson(ImportOptions options, byte[] beginning, int skipped) {
        if (!options.format().isEmpty()) {
            return options.format().equals("ndjson");
        }
        var name = options.file().getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return false;
        }
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return true;
        }
        return new String(beginning, skipped, beginning.length - skipped, StandardCharsets.ISO_8859_1)
                .stripLeading()
                .startsWith("{");
    }

    /// The one of which the first line has most, outside of quotes.
    private static char delimiter(byte[] beginning) {
        var line = new String(beginning, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("\"[^\"]*\"", "");
        var best = ',';
        for (var other : new char[] {';', '\t', '|'}) {
            best = count(line, other) > count(line, best) ? other : best;
        }
        return best;
    }

    private static long count(String line, char letter) {
        return line.chars().filter(each -> each == letter).count();
    }

    private static CsvColumns columns(FileRecords records, ImportOptions options, char delimiter)
            throws IOException, ImportFailed {
        var header = records.next();
        if (header == null || header.problem() != null) {
            throw new ImportFailed("The first row, which holds the columns' names, cannot be read.");
        }
        try {
            return CsvColumns.of(CsvRows.cells(RecordText.of(header.bytes(), options.encoding()), delimiter), options);
        } catch (BadLine e) {
            throw new ImportFailed("The first row, which holds the columns' names, cannot be read. " + e.getMessage());
        }
    }

    /// All that it says, and how that is read.
    private static String id(ImportOptions options) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                var _ = Files.copy(options.file(), out);
            }
            var how = options.format() + "\n" + options.type() + "\n" + options.delimiter() + "\n" + options.encoding()
                    + "\n" + options.rest() + "\n" + new TreeMap<>(options.map());
            return HexFormat.of().formatHex(digest.digest(how.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
