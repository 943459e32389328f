package dev.sportello.desktop.emoji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;

/// Generates the emoji resources again, after a new Unicode version for instance. Not a test: run it by hand.
///
/// Arguments: the unpacked npm packages `emoji-datasource-google` (Noto images) and `emojibase-data` (names and
/// keywords from Unicode's CLDR), and the folder to write to.
///
/// It cuts the one big sheet into pages of 16 × 16, so that a desktop holds only the pages that it shows.
public final class EmojiPages {
    private static final int SIDE = 64;
    private static final int BORDER = 1;

    private record Cell(String hexcode, int x, int y) {}

    public static void main(String[] arguments) throws IOException {
        var google = Path.of(arguments[0]);
        var names = Path.of(arguments[1]);
        var target = Path.of(arguments[2]);
        var json = new ObjectMapper();
        var cells = cells(json.readTree(google.resolve("emoji.json").toFile()));
        var sheet = ImageIO.read(google.resolve("img/google/sheets-256/64.png").toFile());
        for (var page = 0; page * EmojiIndex.PAGE < cells.size(); page++) {
            write(cells, page, sheet, target.resolve("page-" + page + ".png"));
        }
        var english = words(json.readTree(names.resolve("en/compact.json").toFile()));
        var italian = words(json.readTree(names.resolve("it/compact.json").toFile()));
        var lines = new ArrayList<String>();
        for (var cell : cells) {
            var bare = cell.hexcode.replace("-FE0F", "");
            var known = english.containsKey(bare) && italian.containsKey(bare);
            lines.add(cell.hexcode + (known ? "\t" + english.get(bare) + "\t" + italian.get(bare) : ""));
        }
        Files.write(target.resolve("index.tsv"), lines);
    }

    /// First those of the picker in Unicode's order, then all skin tones.
    private static List<Cell> cells(JsonNode emoji) {
        var sorted = StreamSupport.stream(emoji.spliterator(), false)
                .filter(node -> node.get("has_img_google").asBoolean())
                .sorted(Comparator.comparingInt(node -> node.get("sort_order").asInt()))
                .toList();
        var cells = new ArrayList<Cell>();
        sorted.forEach(node -> cells.add(cell(node)));
        for (var node : sorted) {
            if (node.has("skin_variations")) {
                node.get("skin_variations").forEach(variation -> {
                    if (variation.get("has_img_google").asBoolean()) {
                        cells.add(cell(variation));
                    }
                });
            }
        }
        return cells;
    }

    private static Cell cell(JsonNode node) {
        var hexcode = node.get("unified").asText().toUpperCase(Locale.ROOT);
        return new Cell(
                hexcode, node.get("sheet_x").asInt(), node.get("sheet_y").asInt());
    }

    /// By code without selectors: the name and the keywords. Skin tones have none: they are no entries of their own.
    private static Map<String, String> words(JsonNode emoji) {
        var words = new HashMap<String, String>();
        for (var node : emoji) {
            var label = node.get("label").asText();
            var tags = new ArrayList<String>();
            node.path("tags").forEach(tag -> tags.add(tag.asText()));
            words.put(node.get("hexcode").asText().replace("-FE0F", ""), label + "\t" + String.join("|", tags));
        }
        return words;
    }

    private static void write(List<Cell> cells, int page, BufferedImage sheet, Path target) throws IOException {
        var side = EmojiIndex.COLUMNS * SIDE;
        var image =
                new BufferedImage(side, side, BufferedImage.TYPE_BYTE_INDEXED, (IndexColorModel) sheet.getColorModel());
        for (var place = 0; place < EmojiIndex.PAGE && page * EmojiIndex.PAGE + place < cells.size(); place++) {
            var cell = cells.get(page * EmojiIndex.PAGE + place);
            var step = SIDE + 2 * BORDER;
            var source =
                    sheet.getRaster().getDataElements(cell.x * step + BORDER, cell.y * step + BORDER, SIDE, SIDE, null);
            var column = place % EmojiIndex.COLUMNS;
            var row = place / EmojiIndex.COLUMNS;
            image.getRaster().setDataElements(column * SIDE, row * SIDE, SIDE, SIDE, source);
        }
        ImageIO.write(image, "png", target.toFile());
    }
}
