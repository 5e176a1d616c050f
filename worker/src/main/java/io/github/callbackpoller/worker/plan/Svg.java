package io.github.callbackpoller.worker.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws a picture as inline SVG; colours come from the page's classes. */
final class Svg {
    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;
    private final String title;

    record Point(double x, double y) {}

    Svg(int width, int height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
    }

    void line(String style, Point from, Point to) {
        body.append(
                format(
                        "<line class='%s' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>",
                        style, from.x(), from.y(), to.x(), to.y()));
    }

    void curve(String style, List<Point> points) {
        var through =
                points.stream()
                        .map(point -> format("%.1f,%.1f", point.x(), point.y()))
                        .collect(Collectors.joining(" "));
        body.append(format("<polyline class='%s' points='%s'/>", style, through));
    }

    /** A dot that tells what it is when it is pointed at. */
    void dot(String style, Point at, double radius, String told) {
        body.append(
                format(
                        "<circle class='%s' cx='%.1f' cy='%.1f' r='%.1f'><title>%s</title></circle>",
                        style, at.x(), at.y(), radius, escaped(told)));
    }

    /**
     * @param anchor start, middle or end: which part of the text is at the point
     */
    void text(String style, Point at, String anchor, String text) {
        body.append(
                format(
                        "<text class='%s' x='%.1f' y='%.1f' text-anchor='%s'>%s</text>",
                        style, at.x(), at.y(), anchor, escaped(text)));
    }

    @Override
    public String toString() {
        return format(
                "<svg viewBox='0 0 %d %d' role='img' aria-label='%s'>%s</svg>",
                width, height, escaped(title), body);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
