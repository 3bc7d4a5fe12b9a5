<map version="0.9.0">
<!-- mindwall {"date":"2026-03-09","host":"The Wellbeing Network","place":"Town Hall, Bath","title":"Link workers\u2019 day"} -->
<node ID="mindwall_question_1715609f7c746c690000000000000005" TEXT="What gets in the way of the people you support?">
  <font NAME="SansSerif" SIZE="18" BOLD="true"/>
  <node ID="mindwall_theme_ec48ca036b700e61000000000000001d" TEXT="Waiting times" POSITION="right" COLOR="#1d3d83">
    <edge COLOR="#1d3d83"/>
    <font NAME="SansSerif" SIZE="14" BOLD="true"/>
    <node ID="mindwall_answer_28b7bd766a05068b000000000000001f" TEXT="Eighteen months for a first assessment &#xd7;6 (room 4, survey 2)">
      <richcontent TYPE="NOTE"><html><head></head><body>
        <p>My son was at school when we asked.</p>
      </body></html></richcontent>
    </node>
    <node ID="mindwall_answer_56e27eb562eddf5d0000000000000029" TEXT="Nobody says where you are in the queue"/>
    <node ID="mindwall_answer_935172286182d787000000000000002b" TEXT="&#x7b49;&#x5f85;&#x65f6;&#x95f4;&#x592a;&#x957f;&#x4e86;"/>
  </node>
  <node ID="mindwall_theme_cfc0659b6017cfb1000000000000002d" TEXT="Mental health" POSITION="left" COLOR="#b0600a">
    <edge COLOR="#b0600a"/>
    <font NAME="SansSerif" SIZE="14" BOLD="true"/>
    <node ID="mindwall_answer_76c90dc0562a98d7000000000000003b" TEXT="Stigma &#x2013; men most of all"/>
    <node ID="mindwall_answer_b338013354bf9101000000000000003d" TEXT="(words taken out)"/>
    <node ID="mindwall_theme_0c2f590e5eacc7db000000000000002f" TEXT="Anxiety" COLOR="#b0600a">
      <edge COLOR="#b0600a"/>
      <font NAME="SansSerif" SIZE="14" BOLD="true"/>
      <node ID="mindwall_answer_489e4c815d41c0050000000000000031" TEXT="Panic on public transport">
        <richcontent TYPE="NOTE"><html><head></head><body>
          <p>My legs just stop.</p>
        </body></html></richcontent>
      </node>
      <node ID="mindwall_answer_c17c33675a6bb0590000000000000035" TEXT="&#x627;&#x631;&#x62a;&#x641;&#x627;&#x639; &#x62a;&#x643;&#x627;&#x644;&#x64a;&#x641; &#x627;&#x644;&#x645;&#x639;&#x64a;&#x634;&#x629;"/>
    </node>
    <node ID="mindwall_theme_fdeb26da5900a8830000000000000037" TEXT="Isolation" COLOR="#b0600a">
      <edge COLOR="#b0600a"/>
      <font NAME="SansSerif" SIZE="14" BOLD="true"/>
      <node ID="mindwall_answer_3a5a1a4d5795a0ad0000000000000039" TEXT="Days without talking to anybody (phone)"/>
    </node>
  </node>
  <node ID="mindwall_theme_2c15e81951e981550000000000000041" TEXT="Money &amp; &lt;forms&gt;" POSITION="right" COLOR="#008564">
    <edge COLOR="#008564"/>
    <font NAME="SansSerif" SIZE="14" BOLD="true"/>
    <node ID="mindwall_answer_6884db8c507e797f0000000000000043" TEXT="A &quot;letter&quot; with \backslash, {braces} and #1"/>
    <node ID="mindwall_answer_a4f3ceff4f1371a90000000000000045" TEXT="=SUM(A1) is how it feels"/>
  </node>
  <node ID="mindwall_theme_e162c2724da869d30000000000000047" TEXT="Covid-19" POSITION="left" COLOR="#ba013c">
    <edge COLOR="#ba013c"/>
    <font NAME="SansSerif" SIZE="14" BOLD="true"/>
  </node>
  <node ID="mindwall_answer_1dd1b5e54c3d61fd0000000000000049" TEXT="Rural buses stop at six (survey)" POSITION="left" COLOR="#55606e"/>
</node>
</map>
