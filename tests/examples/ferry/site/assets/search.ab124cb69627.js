// Searches the index in search.js and the files after it, which are loaded when the field is entered. No request leaves the site.
(function () {
  "use strict";
  var box = document.querySelector("[data-index]");
  var field = box.querySelector("input");
  var status = box.querySelector("[role=status]");
  var list = box.querySelector("ol");
  var rows = null;
  var most = 30;

  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘]/g, "'");
  }

  function load() {
    if (rows) return;
    rows = [];
    box.dataset.index.split(" ").forEach(function (part) {
      var script = document.createElement("script");
      script.src = part;
      script.async = false; // one part after the other, in their order
      script.onload = function () {
        window.clipbookIndex.forEach(function (row) {
          rows.push({ text: row[0], source: row[1], href: row[2], key: fold(row[0] + " " + row[1]) });
        });
        show();
      };
      script.onerror = function () {
        status.textContent = box.dataset.failed;
      };
      document.head.append(script);
    });
  }

  function rank(row, words) {
    var at = row.key.indexOf(words[0]);
    return (row.source ? 1000 : 0) + (at ? 100 : 0) + row.key.length / 1000;
  }

  function show() {
    var words = fold(field.value).split(/\s+/).filter(Boolean);
    var found = !words.length ? [] : rows.filter(function (row) {
      return words.every(function (word) { return row.key.includes(word); });
    });
    found.sort(function (a, b) { return rank(a, words) - rank(b, words); });
    list.replaceChildren.apply(list, found.slice(0, most).map(entry));
    status.textContent = !words.length ? "" : (found.length > most ? box.dataset.more : box.dataset.found).replace("NUMBER", found.length).replace("MOST", most);
  }

  function entry(row) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    link.href = row.href;
    link.textContent = row.text;
    link.dir = "auto";
    if (row.source) link.className = "copied";
    item.append(link);
    if (row.source) {
      var source = document.createElement("span");
      source.className = "remark";
      source.textContent = " " + row.source;
      item.append(source);
    }
    return item;
  }

  field.addEventListener("focus", load);
  field.addEventListener("input", function () { load(); show(); });
})();
