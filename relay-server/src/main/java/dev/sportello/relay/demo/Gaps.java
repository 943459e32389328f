package dev.sportello.relay.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills the gaps of one talk: the same gap with the same word in each line. Lives for one ticket. Not thread-safe.
final class Gaps {
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

    private final Dice dice;
    private final Scene scene;
    private final List<Goods> goods;
    private final Map<String, String> filled = new HashMap<>();

    Gaps(Dice dice, Scene scene, List<Goods> goods) {
        this.dice = dice;
        this.scene = scene;
        this.goods = goods;
    }

    String filled(String line) {
        return GAP.matcher(line)
                .replaceAll(gap -> Matcher.quoteReplacement(filled.computeIfAbsent(gap.group(1), this::word)));
    }

    private String word(String gap) {
        return switch (gap) {
            case "first" -> scene.shopper().firstName();
            case "city" -> scene.shopper().city();
            case "agent" -> scene.agent().firstName();
            case "order" -> order();
            case "linen", "ceramic", "leather" -> item(gap);
            default -> throw new IllegalStateException("A sample talk has a gap that nobody fills: {" + gap + "}.");
        };
    }

    private String order() {
        var order = scene.shopper().lastOrderBefore(scene.lastMessage());
        if (order == null) {
            throw new IllegalStateException("A sample talk is about an order of one who has placed none.");
        }
        return String.valueOf(order.number());
    }

    private String item(String kind) {
        return dice.pick(goods.stream().filter(item -> item.kind().equals(kind)).toList())
                .in(scene.shopper().language());
    }
}
