<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>A desktop quote workstation. It shows quotes; it places no orders.</source>
      <translation>桌面行情工作站。只看行情，不下單。</translation>
    </message>
    <message>
      <source>About qosdesk</source>
      <translation>關於 qosdesk</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>關閉</translation>
    </message>
    <message>
      <source>MIT licence. Inter font: SIL Open Font License 1.1. Qt and PySide: LGPL 3.</source>
      <translation>MIT 許可。Inter 字型：SIL Open Font License 1.1。Qt 與 PySide：LGPL 3。</translation>
    </message>
  </context>
  <context>
    <name>Age</name>
    <message>
      <source>as of {0}</source>
      <translation>截至 {0}</translation>
    </message>
    <message>
      <source>of {0}</source>
      <translation>來自 {0}</translation>
    </message>
    <message>
      <source>of {0}, {1} has not said anything yet</source>
      <translation>來自 {0}；{1} 尚未發來任何資料</translation>
    </message>
    <message>
      <source>{0} h</source>
      <translation>{0} 時</translation>
    </message>
    <message>
      <source>{0} m</source>
      <translation>{0} 分</translation>
    </message>
    <message>
      <source>{0} ms</source>
      <translation>{0} 毫秒</translation>
    </message>
    <message>
      <source>{0} s</source>
      <translation>{0} 秒</translation>
    </message>
  </context>
  <context>
    <name>AlertCard</name>
    <message>
      <source>Alert</source>
      <translation>預警</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>關閉</translation>
    </message>
    <message>
      <source>Open chart</source>
      <translation>開啟圖表</translation>
    </message>
    <message>
      <source>Snooze</source>
      <translation>稍後提醒</translation>
    </message>
    <message>
      <source>Snooze for {0} minutes</source>
      <translation>{0} 分鐘內不提醒</translation>
    </message>
    <message>
      <source>and {0} more in the log</source>
      <translation>記錄中還有 {0} 條</translation>
    </message>
    <message>
      <source>{0} min</source>
      <translation>{0} 分鐘</translation>
    </message>
  </context>
  <context>
    <name>AlertDialog</name>
    <message>
      <source>52-week high or low</source>
      <translation>52 周新高或新低</translation>
    </message>
    <message>
      <source>Again after</source>
      <translation>再次觸發</translation>
    </message>
    <message>
      <source>Already above: fires on the next crossing from below.</source>
      <translation>現價已在其上：下次由下向上穿越時觸發。</translation>
    </message>
    <message>
      <source>Already below: fires on the next crossing from above.</source>
      <translation>現價已在其下：下次由上向下穿越時觸發。</translation>
    </message>
    <message>
      <source>Bell</source>
      <translation>鈴聲</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Change alert</source>
      <translation>修改預警</translation>
    </message>
    <message>
      <source>Change since the close</source>
      <translation>漲跌幅</translation>
    </message>
    <message>
      <source>Condition</source>
      <translation>條件</translation>
    </message>
    <message>
      <source>Create alert</source>
      <translation>建立預警</translation>
    </message>
    <message>
      <source>Each symbol of the list is watched; those without a live slot are polled.</source>
      <translation>監視清單中的每隻代碼；沒有即時名額的代碼輪詢。</translation>
    </message>
    <message>
      <source>Enter a level above zero.</source>
      <translation>請輸入大於零的數值。</translation>
    </message>
    <message>
      <source>Enter a symbol such as HK:700, or choose a list.</source>
      <translation>請輸入代碼（如 HK:700），或選擇一個清單。</translation>
    </message>
    <message>
      <source>Every time</source>
      <translation>每次</translation>
    </message>
    <message>
      <source>Expires</source>
      <translation>有效期</translation>
    </message>
    <message>
      <source>Fires</source>
      <translation>觸發</translation>
    </message>
    <message>
      <source>High or low of the day</source>
      <translation>日內新高或新低</translation>
    </message>
    <message>
      <source>How far the figure has to go back before it can fire again</source>
      <translation>數值須回落（回升）多少才可再次觸發</translation>
    </message>
    <message>
      <source>In 30 days</source>
      <translation>30 天</translation>
    </message>
    <message>
      <source>In 7 days</source>
      <translation>7 天</translation>
    </message>
    <message>
      <source>In a day</source>
      <translation>一天</translation>
    </message>
    <message>
      <source>It does not fire again within this time</source>
      <translation>在此時間內不再觸發</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>數值</translation>
    </message>
    <message>
      <source>List {0}</source>
      <translation>清單 {0}</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>分鐘</translation>
    </message>
    <message>
      <source>Move within minutes</source>
      <translation>數分鐘內漲跌</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>永久</translation>
    </message>
    <message>
      <source>New alert</source>
      <translation>新建預警</translation>
    </message>
    <message>
      <source>No price yet: the first one is only remembered.</source>
      <translation>尚無價格：第一個價格只作記錄。</translation>
    </message>
    <message>
      <source>None</source>
      <translation>無</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>備註</translation>
    </message>
    <message>
      <source>Once</source>
      <translation>一次</translation>
    </message>
    <message>
      <source>Pre, post and night too</source>
      <translation>含盤前、盤後和夜盤</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>價格</translation>
    </message>
    <message>
      <source>Regular hours only</source>
      <translation>僅正常交易時段</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>儲存</translation>
    </message>
    <message>
      <source>Seconds between two firings</source>
      <translation>兩次觸發的間隔秒數</translation>
    </message>
    <message>
      <source>Session</source>
      <translation>時段</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>聲音</translation>
    </message>
    <message>
      <source>Symbol or list</source>
      <translation>代碼或清單</translation>
    </message>
    <message>
      <source>Tick, heavy</source>
      <translation>滴答（重）</translation>
    </message>
    <message>
      <source>Tick, light</source>
      <translation>滴答（輕）</translation>
    </message>
    <message>
      <source>Tick, medium</source>
      <translation>滴答（中）</translation>
    </message>
    <message>
      <source>Try</source>
      <translation>試聽</translation>
    </message>
    <message>
      <source>Until {0}</source>
      <translation>至 {0}</translation>
    </message>
    <message>
      <source>Volume of the day</source>
      <translation>當日成交量</translation>
    </message>
    <message>
      <source>Watch</source>
      <translation>監視</translation>
    </message>
    <message>
      <source>crosses above</source>
      <translation>上穿</translation>
    </message>
    <message>
      <source>crosses below</source>
      <translation>下穿</translation>
    </message>
    <message>
      <source>crosses either way</source>
      <translation>上穿或下穿</translation>
    </message>
    <message>
      <source>falls below</source>
      <translation>低於</translation>
    </message>
    <message>
      <source>falls by</source>
      <translation>下跌</translation>
    </message>
    <message>
      <source>min</source>
      <translation>分鐘</translation>
    </message>
    <message>
      <source>new high</source>
      <translation>新高</translation>
    </message>
    <message>
      <source>new high or low</source>
      <translation>新高或新低</translation>
    </message>
    <message>
      <source>new low</source>
      <translation>新低</translation>
    </message>
    <message>
      <source>rises above</source>
      <translation>高於</translation>
    </message>
    <message>
      <source>rises by</source>
      <translation>上漲</translation>
    </message>
    <message>
      <source>rises or falls by</source>
      <translation>漲或跌</translation>
    </message>
    <message>
      <source>shares</source>
      <translation>股</translation>
    </message>
    <message>
      <source>{0} symbols, an alert each</source>
      <translation>{0} 檔代碼，各設一個預警</translation>
    </message>
    <message>
      <source>{0}% away from the last price.</source>
      <translation>距現價 {0}%。</translation>
    </message>
    <message>
      <source>{0}.</source>
      <translation>{0}。</translation>
    </message>
    <message>
      <source>{0}. {1}</source>
      <translation>{0}。{1}</translation>
    </message>
  </context>
  <context>
    <name>Alerts</name>
    <message>
      <source>A list that was deleted</source>
      <translation>已刪除的清單</translation>
    </message>
    <message>
      <source>Armed</source>
      <translation>監視中</translation>
    </message>
    <message>
      <source>Change falls below {0}</source>
      <translation>漲跌幅低於 {0}</translation>
    </message>
    <message>
      <source>Change reaches {0}</source>
      <translation>漲跌幅達到 {0}</translation>
    </message>
    <message>
      <source>Change rises above {0}</source>
      <translation>漲跌幅高於 {0}</translation>
    </message>
    <message>
      <source>Checked every {0} s</source>
      <translation>每 {0} 秒檢查</translation>
    </message>
    <message>
      <source>Crossed at {0}</source>
      <translation>{0} 穿越</translation>
    </message>
    <message>
      <source>Crossed between {0} and {1}</source>
      <translation>{0} 至 {1} 之間穿越</translation>
    </message>
    <message>
      <source>Crossed between {0} and {1}, checked every {2} s</source>
      <translation>{0} 至 {1} 之間穿越，每 {2} 秒檢查</translation>
    </message>
    <message>
      <source>Crossed between {0} and {1}, found late</source>
      <translation>{0} 至 {1} 之間穿越，事後發現</translation>
    </message>
    <message>
      <source>Disturb again</source>
      <translation>結束免打擾</translation>
    </message>
    <message>
      <source>Do not disturb for 2 hours</source>
      <translation>免打擾 2 小時</translation>
    </message>
    <message>
      <source>Do not disturb for 30 minutes</source>
      <translation>免打擾 30 分鐘</translation>
    </message>
    <message>
      <source>Do not disturb until tomorrow 08:00</source>
      <translation>免打擾至明天 08:00</translation>
    </message>
    <message>
      <source>Do not disturb until {0}</source>
      <translation>免打擾至 {0}</translation>
    </message>
    <message>
      <source>Expired</source>
      <translation>已過期</translation>
    </message>
    <message>
      <source>Falls {0} within {1} min</source>
      <translation>{1} 分鐘內下跌 {0}</translation>
    </message>
    <message>
      <source>Fired</source>
      <translation>已觸發</translation>
    </message>
    <message>
      <source>Has to come back first</source>
      <translation>須先回到另一側</translation>
    </message>
    <message>
      <source>Late: {0}</source>
      <translation>事後：{0}</translation>
    </message>
    <message>
      <source>List {0}</source>
      <translation>清單 {0}</translation>
    </message>
    <message>
      <source>Moves {0} within {1} min</source>
      <translation>{1} 分鐘內漲跌 {0}</translation>
    </message>
    <message>
      <source>Mute all alerts</source>
      <translation>全部靜音</translation>
    </message>
    <message>
      <source>Muted</source>
      <translation>已靜音</translation>
    </message>
    <message>
      <source>New 52-week high</source>
      <translation>52 周新高</translation>
    </message>
    <message>
      <source>New 52-week high or low</source>
      <translation>52 周新高或新低</translation>
    </message>
    <message>
      <source>New 52-week low</source>
      <translation>52 周新低</translation>
    </message>
    <message>
      <source>New high of the day</source>
      <translation>日內新高</translation>
    </message>
    <message>
      <source>New high or low of the day</source>
      <translation>日內新高或新低</translation>
    </message>
    <message>
      <source>New low of the day</source>
      <translation>日內新低</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>關</translation>
    </message>
    <message>
      <source>Polled</source>
      <translation>輪詢</translation>
    </message>
    <message>
      <source>Price crosses above {0}</source>
      <translation>價格上穿 {0}</translation>
    </message>
    <message>
      <source>Price crosses below {0}</source>
      <translation>價格下穿 {0}</translation>
    </message>
    <message>
      <source>Price crosses {0}</source>
      <translation>價格穿越 {0}</translation>
    </message>
    <message>
      <source>Rises {0} within {1} min</source>
      <translation>{1} 分鐘內上漲 {0}</translation>
    </message>
    <message>
      <source>Snoozed until {0}</source>
      <translation>{0} 前不提醒</translation>
    </message>
    <message>
      <source>Volume of the day above {0}</source>
      <translation>當日成交量高於 {0}</translation>
    </message>
    <message>
      <source>Waiting for a price</source>
      <translation>等待價格</translation>
    </message>
    <message>
      <source>{0}, every {1} s</source>
      <translation>{0}，每 {1} 秒</translation>
    </message>
  </context>
  <context>
    <name>AlertsModel</name>
    <message>
      <source>Condition</source>
      <translation>條件</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>距離</translation>
    </message>
    <message>
      <source>Last fired</source>
      <translation>上次觸發</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>備註</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>關</translation>
    </message>
    <message>
      <source>On</source>
      <translation>開</translation>
    </message>
    <message>
      <source>State</source>
      <translation>狀態</translation>
    </message>
    <message>
      <source>Symbol</source>
      <translation>代碼</translation>
    </message>
  </context>
  <context>
    <name>AlertsPanel</name>
    <message>
      <source>Alerts</source>
      <translation>預警</translation>
    </message>
    <message>
      <source>Arm again</source>
      <translation>重新啟用</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>修改…</translation>
    </message>
    <message>
      <source>Clear the log</source>
      <translation>清空記錄</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>刪除</translation>
    </message>
    <message>
      <source>Export the log</source>
      <translation>匯出記錄</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>記錄</translation>
    </message>
    <message>
      <source>Log of alerts</source>
      <translation>預警記錄</translation>
    </message>
    <message>
      <source>Mute, do not disturb</source>
      <translation>靜音、免打擾</translation>
    </message>
    <message>
      <source>New alert</source>
      <translation>新建預警</translation>
    </message>
    <message>
      <source>New alert…</source>
      <translation>新建預警…</translation>
    </message>
    <message>
      <source>No alerts yet. An alert watches a symbol or a whole list without any panel showing it.</source>
      <translation>還沒有預警。預警監視一隻代碼或整個清單，無需任何面板顯示它。</translation>
    </message>
    <message>
      <source>Nothing was found yet. What fires is kept here with its time, price and source.</source>
      <translation>還沒有觸發。觸發的預警連同時間、價格和來源記錄在此。</translation>
    </message>
    <message>
      <source>Open chart</source>
      <translation>開啟圖表</translation>
    </message>
    <message>
      <source>Snooze {0} min</source>
      <translation>{0} 分鐘內不提醒</translation>
    </message>
    <message>
      <source>{0} armed</source>
      <translation>{0} 個監視中</translation>
    </message>
  </context>
  <context>
    <name>AllowDialog</name>
    <message>
      <source>Allow</source>
      <translation>允許</translation>
    </message>
    <message>
      <source>Allow it only if you wrote it or have read it. After any change you are asked again.</source>
      <translation>只有在檔案是您自己寫的，或您已讀過內容時才允許。檔案改動後會再次詢問。</translation>
    </message>
    <message>
      <source>Allow {0}?</source>
      <translation>允許 {0} 執行？</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>This file is a program with your rights: it can read and change your files and use the network.</source>
      <translation>這個檔案是一段程式，擁有您的許可權：它可以讀寫您的檔案，也可以使用網路。</translation>
    </message>
  </context>
  <context>
    <name>Bell</name>
    <message>
      <source>Alerts</source>
      <translation>預警</translation>
    </message>
    <message>
      <source>Alerts, {0} new</source>
      <translation>預警，{0} 條新</translation>
    </message>
  </context>
  <context>
    <name>Chart</name>
    <message>
      <source>1 bar missing</source>
      <translation>缺 1 根 K 線</translation>
    </message>
    <message>
      <source>1 request, {0} left this minute</source>
      <translation>1 次請求，本分鐘還剩 {0} 次</translation>
    </message>
    <message>
      <source>1-hour</source>
      <translation>1 小時</translation>
    </message>
    <message>
      <source>1-minute</source>
      <translation>1 分鐘</translation>
    </message>
    <message>
      <source>15-minute</source>
      <translation>15 分鐘</translation>
    </message>
    <message>
      <source>2-hour</source>
      <translation>2 小時</translation>
    </message>
    <message>
      <source>24 h open</source>
      <translation>24 小時前</translation>
    </message>
    <message>
      <source>30-minute</source>
      <translation>30 分鐘</translation>
    </message>
    <message>
      <source>4-hour</source>
      <translation>4 小時</translation>
    </message>
    <message>
      <source>5-day</source>
      <translation>五日</translation>
    </message>
    <message>
      <source>5-minute</source>
      <translation>5 分鐘</translation>
    </message>
    <message>
      <source>Ampl.</source>
      <translation>振幅</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>面積圖</translation>
    </message>
    <message>
      <source>Average ƒ</source>
      <translation>均價 ƒ</translation>
    </message>
    <message>
      <source>Bars may be missing</source>
      <translation>可能缺少 K 線</translation>
    </message>
    <message>
      <source>Bars of stocks by day and longer can be adjusted</source>
      <translation>股票的日線及更長週期才有復權</translation>
    </message>
    <message>
      <source>Blue</source>
      <translation>藍色</translation>
    </message>
    <message>
      <source>C</source>
      <translation>收</translation>
    </message>
    <message>
      <source>Candles</source>
      <translation>蠟燭圖</translation>
    </message>
    <message>
      <source>Choose one in a list, or type its code or name in the search box.</source>
      <translation>在自選中選一個，或在搜尋框輸入代碼或名稱。</translation>
    </message>
    <message>
      <source>Fibonacci levels</source>
      <translation>斐波那契回撤</translation>
    </message>
    <message>
      <source>Forward adjusted</source>
      <translation>前復權</translation>
    </message>
    <message>
      <source>Grey</source>
      <translation>灰色</translation>
    </message>
    <message>
      <source>H</source>
      <translation>高</translation>
    </message>
    <message>
      <source>Heikin-Ashi</source>
      <translation>平均 K 線</translation>
    </message>
    <message>
      <source>History ends here</source>
      <translation>歷史到此為止</translation>
    </message>
    <message>
      <source>Hollow candles</source>
      <translation>空心蠟燭圖</translation>
    </message>
    <message>
      <source>Horizontal line</source>
      <translation>水平線</translation>
    </message>
    <message>
      <source>Intraday</source>
      <translation>分時</translation>
    </message>
    <message>
      <source>K push</source>
      <translation>K 線推送</translation>
    </message>
    <message>
      <source>L</source>
      <translation>低</translation>
    </message>
    <message>
      <source>Line</source>
      <translation>收盤線</translation>
    </message>
    <message>
      <source>Linear axis</source>
      <translation>普通座標</translation>
    </message>
    <message>
      <source>Loaded back to {0}. Enter goes on</source>
      <translation>已載入到 {0}，按回車繼續</translation>
    </message>
    <message>
      <source>Loading bars</source>
      <translation>正在載入K線</translation>
    </message>
    <message>
      <source>Loading older bars</source>
      <translation>正在讀取更早的 K 線</translation>
    </message>
    <message>
      <source>Loading older bars, now at {0}. Esc stops</source>
      <translation>正在載入更早的K線，已到 {0}，按 Esc 停止</translation>
    </message>
    <message>
      <source>Loading {0} bars of {1}</source>
      <translation>正在讀取 {1} 的 {0} K 線</translation>
    </message>
    <message>
      <source>Logarithmic axis</source>
      <translation>對數座標</translation>
    </message>
    <message>
      <source>Magenta</source>
      <translation>洋紅</translation>
    </message>
    <message>
      <source>Night</source>
      <translation>夜盤</translation>
    </message>
    <message>
      <source>No newer {0} bars of {1}</source>
      <translation>沒有更新的 {1} {0} K線</translation>
    </message>
    <message>
      <source>No symbol</source>
      <translation>未選代碼</translation>
    </message>
    <message>
      <source>No {0} bars of {1}</source>
      <translation>{1} 沒有 {0} K 線</translation>
    </message>
    <message>
      <source>O</source>
      <translation>開</translation>
    </message>
    <message>
      <source>OHLC bars</source>
      <translation>美國線</translation>
    </message>
    <message>
      <source>Olive</source>
      <translation>橄欖綠</translation>
    </message>
    <message>
      <source>Orange</source>
      <translation>橙色</translation>
    </message>
    <message>
      <source>Percent axis</source>
      <translation>百分比座標</translation>
    </message>
    <message>
      <source>Post</source>
      <translation>盤後</translation>
    </message>
    <message>
      <source>Pre</source>
      <translation>盤前</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>價格</translation>
    </message>
    <message>
      <source>Ray</source>
      <translation>射線</translation>
    </message>
    <message>
      <source>Rectangle</source>
      <translation>矩形</translation>
    </message>
    <message>
      <source>Regular</source>
      <translation>盤中</translation>
    </message>
    <message>
      <source>Style and axis</source>
      <translation>圖形與座標</translation>
    </message>
    <message>
      <source>Teal</source>
      <translation>青色</translation>
    </message>
    <message>
      <source>The bars shown stay.</source>
      <translation>已顯示的 K 線保留。</translation>
    </message>
    <message>
      <source>The chart shows something else now</source>
      <translation>圖表已切換，已停止</translation>
    </message>
    <message>
      <source>The history begins on {0}</source>
      <translation>歷史資料始於 {0}</translation>
    </message>
    <message>
      <source>The provider has none. Another interval may have some.</source>
      <translation>資料來源沒有提供，可換一個週期。</translation>
    </message>
    <message>
      <source>Time of the exchange</source>
      <translation>交易所時間</translation>
    </message>
    <message>
      <source>Time of this computer</source>
      <translation>本機時間</translation>
    </message>
    <message>
      <source>Trend line</source>
      <translation>趨勢線</translation>
    </message>
    <message>
      <source>UTC</source>
      <translation>UTC</translation>
    </message>
    <message>
      <source>Violet</source>
      <translation>紫羅蘭</translation>
    </message>
    <message>
      <source>Vol</source>
      <translation>成交量</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>成交量</translation>
    </message>
    <message>
      <source>Yellow</source>
      <translation>黃色</translation>
    </message>
    <message>
      <source>adj.</source>
      <translation>前復權</translation>
    </message>
    <message>
      <source>asked for</source>
      <translation>正在補取</translation>
    </message>
    <message>
      <source>close before</source>
      <translation>前收</translation>
    </message>
    <message>
      <source>daily</source>
      <translation>日</translation>
    </message>
    <message>
      <source>forward adjusted</source>
      <translation>前復權</translation>
    </message>
    <message>
      <source>from snapshots</source>
      <translation>由快照合成</translation>
    </message>
    <message>
      <source>from trades</source>
      <translation>由成交合成</translation>
    </message>
    <message>
      <source>link lost</source>
      <translation>連線斷開</translation>
    </message>
    <message>
      <source>loading</source>
      <translation>載入中</translation>
    </message>
    <message>
      <source>lots</source>
      <translation>手</translation>
    </message>
    <message>
      <source>monthly</source>
      <translation>月</translation>
    </message>
    <message>
      <source>no bars</source>
      <translation>無K線</translation>
    </message>
    <message>
      <source>no requests left this minute</source>
      <translation>本分鐘沒有剩餘請求次數</translation>
    </message>
    <message>
      <source>no requests left until {0}</source>
      <translation>{0} 前沒有剩餘請求次數</translation>
    </message>
    <message>
      <source>no such interval</source>
      <translation>沒有這個週期</translation>
    </message>
    <message>
      <source>not answered</source>
      <translation>沒有得到答覆</translation>
    </message>
    <message>
      <source>page {0}</source>
      <translation>第 {0} 頁</translation>
    </message>
    <message>
      <source>polled</source>
      <translation>輪詢</translation>
    </message>
    <message>
      <source>polled {0} s</source>
      <translation>每 {0} 秒輪詢</translation>
    </message>
    <message>
      <source>prev. close</source>
      <translation>昨收</translation>
    </message>
    <message>
      <source>regular close</source>
      <translation>盤中收盤</translation>
    </message>
    <message>
      <source>requests: {0}, left this minute: {1}</source>
      <translation>{0} 次請求，本分鐘還剩 {1} 次</translation>
    </message>
    <message>
      <source>shares</source>
      <translation>股</translation>
    </message>
    <message>
      <source>since the open</source>
      <translation>較開盤</translation>
    </message>
    <message>
      <source>the provider's history ends here</source>
      <translation>資料商的歷史到此為止</translation>
    </message>
    <message>
      <source>volume</source>
      <translation>股</translation>
    </message>
    <message>
      <source>weekly</source>
      <translation>周</translation>
    </message>
    <message>
      <source>yearly</source>
      <translation>年</translation>
    </message>
    <message>
      <source>{0} bar</source>
      <translation>{0} 根</translation>
    </message>
    <message>
      <source>{0} bars</source>
      <translation>{0} 根</translation>
    </message>
    <message>
      <source>{0} bars missing</source>
      <translation>缺 {0} 根 K 線</translation>
    </message>
    <message>
      <source>{0} d</source>
      <translation>{0} 天</translation>
    </message>
    <message>
      <source>{0} h</source>
      <translation>{0} 小時</translation>
    </message>
    <message>
      <source>{0} min</source>
      <translation>{0} 分鐘</translation>
    </message>
    <message>
      <source>{0} requests, {1} left this minute</source>
      <translation>{0} 次請求，本分鐘還剩 {1} 次</translation>
    </message>
    <message>
      <source>{0} since {1}</source>
      <translation>{1} 起{0}</translation>
    </message>
    <message>
      <source>{0}: history ends here</source>
      <translation>{0}：歷史到此為止</translation>
    </message>
    <message>
      <source>{0}: {1}</source>
      <translation>{0}：{1}</translation>
    </message>
  </context>
  <context>
    <name>ChartGrid</name>
    <message>
      <source>Charts</source>
      <translation>多圖</translation>
    </message>
    <message>
      <source>Number of charts...</source>
      <translation>圖表數量...</translation>
    </message>
    <message>
      <source>One symbol, several intervals</source>
      <translation>同一代碼，多個週期</translation>
    </message>
    <message>
      <source>Show a list...</source>
      <translation>顯示一個清單...</translation>
    </message>
  </context>
  <context>
    <name>ChartPanel</name>
    <message>
      <source>Chart</source>
      <translation>圖表</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>重試</translation>
    </message>
    <message>
      <source>To latest</source>
      <translation>回到最新</translation>
    </message>
  </context>
  <context>
    <name>ChartTools</name>
    <message>
      <source>Colour</source>
      <translation>顏色</translation>
    </message>
    <message>
      <source>Copy picture</source>
      <translation>複製圖片</translation>
    </message>
    <message>
      <source>Copy price {0}</source>
      <translation>複製價格 {0}</translation>
    </message>
    <message>
      <source>Delete drawing</source>
      <translation>刪除畫線</translation>
    </message>
    <message>
      <source>Export visible bars</source>
      <translation>匯出可見K線</translation>
    </message>
    <message>
      <source>Export visible bars…</source>
      <translation>匯出可見K線…</translation>
    </message>
    <message>
      <source>Go to date…</source>
      <translation>跳轉到日期…</translation>
    </message>
    <message>
      <source>Horizontal line at {0}</source>
      <translation>在 {0} 畫水平線</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>重做</translation>
    </message>
    <message>
      <source>Remove all drawings</source>
      <translation>清除全部畫線</translation>
    </message>
    <message>
      <source>Reset the view</source>
      <translation>重置檢視</translation>
    </message>
    <message>
      <source>Save picture</source>
      <translation>儲存圖片</translation>
    </message>
    <message>
      <source>Save picture…</source>
      <translation>儲存圖片…</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤銷</translation>
    </message>
  </context>
  <context>
    <name>ChartView</name>
    <message>
      <source>Chart</source>
      <translation>圖表</translation>
    </message>
  </context>
  <context>
    <name>ColorPairRow</name>
    <message>
      <source>A value such as #RRGGBB</source>
      <translation>形如 #12A4B6 的顏色值</translation>
    </message>
    <message>
      <source>Down</source>
      <translation>跌</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>漲</translation>
    </message>
    <message>
      <source>{0}, too faint</source>
      <translation>{0}，對比度不足</translation>
    </message>
  </context>
  <context>
    <name>ColumnChooser</name>
    <message>
      <source>Book</source>
      <translation>盤口</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>列</translation>
    </message>
    <message>
      <source>Company</source>
      <translation>公司</translation>
    </message>
    <message>
      <source>Extended hours</source>
      <translation>盤前盤後</translation>
    </message>
    <message>
      <source>Hide columns that do not fit</source>
      <translation>放不下的列自動隱藏</translation>
    </message>
    <message>
      <source>Instrument</source>
      <translation>標的</translation>
    </message>
    <message>
      <source>More</source>
      <translation>其他</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>價格</translation>
    </message>
    <message>
      <source>Scroll to columns that do not fit</source>
      <translation>放不下的列橫向滾動</translation>
    </message>
    <message>
      <source>Search columns</source>
      <translation>搜尋列</translation>
    </message>
    <message>
      <source>State</source>
      <translation>狀態</translation>
    </message>
    <message>
      <source>Up and down choose, Enter shows or hides, Alt+Left and Alt+Right move the column</source>
      <translation>上下鍵選擇，回車顯示或隱藏，Alt+左右鍵移動列</translation>
    </message>
    <message>
      <source>Usual columns</source>
      <translation>恢復預設列</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>成交</translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <source>1 to 3 digits, Enter</source>
      <translation>1 到 3 位數字，Enter</translation>
    </message>
    <message>
      <source>A file for whoever helps, without secrets.</source>
      <translation>給幫助者的檔案，不含機密。</translation>
    </message>
    <message>
      <source>A line above the rows in which the filter is typed.</source>
      <translation>在行的上方輸入篩選條件。</translation>
    </message>
    <message>
      <source>A new alert at the price under the cursor.</source>
      <translation>在游標所在價位新建提醒。</translation>
    </message>
    <message>
      <source>A new alert of these symbols.</source>
      <translation>給這些代碼新建提醒。</translation>
    </message>
    <message>
      <source>A section above the row.</source>
      <translation>在這一行上方新建分組。</translation>
    </message>
    <message>
      <source>A similar instrument of the provider of the column, marked as such.</source>
      <translation>用該列資料來源的相近品種代替，並加以標記。</translation>
    </message>
    <message>
      <source>A small window above all others with a few quotes, and away again.</source>
      <translation>一個置頂的小視窗，顯示幾條行情；再按一次收起。</translation>
    </message>
    <message>
      <source>About qosdesk</source>
      <translation>關於 qosdesk</translation>
    </message>
    <message>
      <source>Add panel: chart</source>
      <translation>新增面板：圖表</translation>
    </message>
    <message>
      <source>Add panel: charts in a grid</source>
      <translation>新增面板：多圖</translation>
    </message>
    <message>
      <source>Add panel: depth</source>
      <translation>新增面板：盤口</translation>
    </message>
    <message>
      <source>Add panel: instrument</source>
      <translation>新增面板：標的</translation>
    </message>
    <message>
      <source>Add panel: tape</source>
      <translation>新增面板：逐筆</translation>
    </message>
    <message>
      <source>Add panel: watchlist</source>
      <translation>新增面板：自選清單</translation>
    </message>
    <message>
      <source>Add the symbol to the first list</source>
      <translation>把代碼加入第一個清單</translation>
    </message>
    <message>
      <source>Alert at the marked price</source>
      <translation>在標記價位設提醒</translation>
    </message>
    <message>
      <source>Alert for the selected rows</source>
      <translation>給選中的行設提醒</translation>
    </message>
    <message>
      <source>Alerts</source>
      <translation>預警</translation>
    </message>
    <message>
      <source>Alerts list</source>
      <translation>提醒清單</translation>
    </message>
    <message>
      <source>Alerts on or off</source>
      <translation>提醒開關</translation>
    </message>
    <message>
      <source>Alerts that fired may fire again.</source>
      <translation>觸發過的提醒可以再次觸發。</translation>
    </message>
    <message>
      <source>Alias of a row</source>
      <translation>行的別名</translation>
    </message>
    <message>
      <source>All columns that a list may show.</source>
      <translation>清單可以顯示的所有列。</translation>
    </message>
    <message>
      <source>All drawings of the symbol; it can be undone.</source>
      <translation>刪除這個代碼的全部畫線；可以撤銷。</translation>
    </message>
    <message>
      <source>All figures of the symbol as lines of text.</source>
      <translation>這個代碼的各項資料，每行一項。</translation>
    </message>
    <message>
      <source>All levels as a spreadsheet reads them.</source>
      <translation>所有檔位，電子表格可直接讀取。</translation>
    </message>
    <message>
      <source>All prints kept.</source>
      <translation>標記保留的全部成交。</translation>
    </message>
    <message>
      <source>All sections of the list at once.</source>
      <translation>一次處理清單的所有分組。</translation>
    </message>
    <message>
      <source>All shortcuts as they are now.</source>
      <translation>當前的全部快捷鍵。</translation>
    </message>
    <message>
      <source>An alert for the symbol of the active panel.</source>
      <translation>給當前面板的代碼新建提醒。</translation>
    </message>
    <message>
      <source>An empty list, shown at once.</source>
      <translation>新建空清單並立即顯示。</translation>
    </message>
    <message>
      <source>Arm alerts again</source>
      <translation>重新啟用提醒</translation>
    </message>
    <message>
      <source>Arrows, Home, End, PgUp, PgDown</source>
      <translation>方向鍵、Home、End、PgUp、PgDown</translation>
    </message>
    <message>
      <source>Back to live</source>
      <translation>回到即時</translation>
    </message>
    <message>
      <source>Bars of stocks by day and longer, adjusted or raw.</source>
      <translation>股票日線及更長週期：前復權或不復權。</translation>
    </message>
    <message>
      <source>Bars of the next longer interval, after the longest the shortest.</source>
      <translation>更長的週期；最長之後回到最短。</translation>
    </message>
    <message>
      <source>Bars of the next shorter interval, after the shortest the longest.</source>
      <translation>更短的週期；最短之後轉到最長。</translation>
    </message>
    <message>
      <source>Bars of {0}</source>
      <translation>{0} K線</translation>
    </message>
    <message>
      <source>By size, money and side.</source>
      <translation>按數量、金額和方向。</translation>
    </message>
    <message>
      <source>Cancel, close, choose nothing</source>
      <translation>取消、關閉、不選任何項</translation>
    </message>
    <message>
      <source>Candles or intraday line</source>
      <translation>K線與分時切換</translation>
    </message>
    <message>
      <source>Chart</source>
      <translation>圖表</translation>
    </message>
    <message>
      <source>Choose columns</source>
      <translation>選擇列</translation>
    </message>
    <message>
      <source>Choose indicators</source>
      <translation>選擇指標</translation>
    </message>
    <message>
      <source>Close the panel</source>
      <translation>關閉面板</translation>
    </message>
    <message>
      <source>Colour tag {0}</source>
      <translation>顏色標記 {0}</translation>
    </message>
    <message>
      <source>Copy a picture of the chart</source>
      <translation>複製圖表圖片</translation>
    </message>
    <message>
      <source>Copy codes</source>
      <translation>複製代碼</translation>
    </message>
    <message>
      <source>Copy coverage</source>
      <translation>複製覆蓋範圍</translation>
    </message>
    <message>
      <source>Copy names</source>
      <translation>複製名稱</translation>
    </message>
    <message>
      <source>Copy prints</source>
      <translation>複製成交</translation>
    </message>
    <message>
      <source>Copy rows with numbers</source>
      <translation>複製行（含數值）</translation>
    </message>
    <message>
      <source>Copy the book</source>
      <translation>複製盤口</translation>
    </message>
    <message>
      <source>Copy the figures</source>
      <translation>複製各項資料</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>覆蓋範圍</translation>
    </message>
    <message>
      <source>Delete alerts</source>
      <translation>刪除提醒</translation>
    </message>
    <message>
      <source>Delete the drawing</source>
      <translation>刪除畫線</translation>
    </message>
    <message>
      <source>Delete the list</source>
      <translation>刪除清單</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>盤口</translation>
    </message>
    <message>
      <source>Draw Fibonacci levels</source>
      <translation>畫斐波那契線</translation>
    </message>
    <message>
      <source>Draw a horizontal line</source>
      <translation>畫水平線</translation>
    </message>
    <message>
      <source>Draw a ray</source>
      <translation>畫射線</translation>
    </message>
    <message>
      <source>Draw a rectangle</source>
      <translation>畫矩形</translation>
    </message>
    <message>
      <source>Draw a trend line</source>
      <translation>畫趨勢線</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <source>Every print kept goes to a table file.</source>
      <translation>保留的每筆成交存為表格檔案。</translation>
    </message>
    <message>
      <source>Everything is stored and all windows are closed.</source>
      <translation>儲存一切並關閉所有視窗。</translation>
    </message>
    <message>
      <source>Everything that can be chosen, searchable.</source>
      <translation>所有可以選擇的東西，可搜尋。</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>所有地方</translation>
    </message>
    <message>
      <source>Export all prints kept</source>
      <translation>匯出全部保留的成交</translation>
    </message>
    <message>
      <source>Export visible bars</source>
      <translation>匯出可見K線</translation>
    </message>
    <message>
      <source>Export visible prints</source>
      <translation>匯出可見的成交</translation>
    </message>
    <message>
      <source>Filter prints</source>
      <translation>篩選成交</translation>
    </message>
    <message>
      <source>Filter the rows</source>
      <translation>篩選行</translation>
    </message>
    <message>
      <source>Fold or unfold all sections</source>
      <translation>摺疊或展開所有分組</translation>
    </message>
    <message>
      <source>Forward adjusted prices</source>
      <translation>前復權</translation>
    </message>
    <message>
      <source>From candles to the day's line and back.</source>
      <translation>在K線和分時之間切換。</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>全屏</translation>
    </message>
    <message>
      <source>Go to date</source>
      <translation>跳轉到日期</translation>
    </message>
    <message>
      <source>Go to the chart</source>
      <translation>轉到圖表</translation>
    </message>
    <message>
      <source>Go to the depth</source>
      <translation>轉到盤口</translation>
    </message>
    <message>
      <source>Go to the figures of the symbol</source>
      <translation>轉到標的資料</translation>
    </message>
    <message>
      <source>Go to the tape</source>
      <translation>轉到逐筆</translation>
    </message>
    <message>
      <source>Go to the watchlist</source>
      <translation>轉到自選清單</translation>
    </message>
    <message>
      <source>How servers are reached.</source>
      <translation>如何連線伺服器。</translation>
    </message>
    <message>
      <source>Instrument</source>
      <translation>標的</translation>
    </message>
    <message>
      <source>It can be undone.</source>
      <translation>可以撤銷。</translation>
    </message>
    <message>
      <source>Its tab goes one place to the left.</source>
      <translation>它的標籤左移一位。</translation>
    </message>
    <message>
      <source>Its tab goes one place to the right.</source>
      <translation>它的標籤右移一位。</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>鍵盤快捷鍵</translation>
    </message>
    <message>
      <source>Latency and diagnostics</source>
      <translation>延遲與診斷</translation>
    </message>
    <message>
      <source>Let another code stand in</source>
      <translation>用其他代碼代替</translation>
    </message>
    <message>
      <source>Letters or digits</source>
      <translation>字母或數字</translation>
    </message>
    <message>
      <source>Light or dark theme</source>
      <translation>淺色或深色主題</translation>
    </message>
    <message>
      <source>Magnet for drawings</source>
      <translation>畫線吸附</translation>
    </message>
    <message>
      <source>Mark all prints</source>
      <translation>標記全部成交</translation>
    </message>
    <message>
      <source>Maximise the panel</source>
      <translation>面板最大化</translation>
    </message>
    <message>
      <source>Measure on a chart</source>
      <translation>在圖表上測量</translation>
    </message>
    <message>
      <source>Mini ticker</source>
      <translation>迷你行情</translation>
    </message>
    <message>
      <source>Move in lists; on a chart left and right move, up and down zoom</source>
      <translation>在清單中移動；圖表上左右平移、上下縮放</translation>
    </message>
    <message>
      <source>Move rows down</source>
      <translation>行下移</translation>
    </message>
    <message>
      <source>Move rows up</source>
      <translation>行上移</translation>
    </message>
    <message>
      <source>Move the list to the left</source>
      <translation>清單左移</translation>
    </message>
    <message>
      <source>Move the list to the right</source>
      <translation>清單右移</translation>
    </message>
    <message>
      <source>Network and proxy</source>
      <translation>網路與代理</translation>
    </message>
    <message>
      <source>New alert</source>
      <translation>新建預警</translation>
    </message>
    <message>
      <source>New alert in the list</source>
      <translation>在清單中新建提醒</translation>
    </message>
    <message>
      <source>New list</source>
      <translation>新建清單</translation>
    </message>
    <message>
      <source>New list from its tabs</source>
      <translation>在標籤上新建清單</translation>
    </message>
    <message>
      <source>New section</source>
      <translation>新建分組</translation>
    </message>
    <message>
      <source>New window</source>
      <translation>新視窗</translation>
    </message>
    <message>
      <source>Next interval</source>
      <translation>下一個週期</translation>
    </message>
    <message>
      <source>Next list</source>
      <translation>下一個清單</translation>
    </message>
    <message>
      <source>Next panel</source>
      <translation>下一個面板</translation>
    </message>
    <message>
      <source>Next symbol of the linked list</source>
      <translation>聯動清單的下一個代碼</translation>
    </message>
    <message>
      <source>Next symbol of the list</source>
      <translation>清單的下一個代碼</translation>
    </message>
    <message>
      <source>Next workspace</source>
      <translation>下一個工作區</translation>
    </message>
    <message>
      <source>No colour tag</source>
      <translation>去掉顏色標記</translation>
    </message>
    <message>
      <source>Note on a row</source>
      <translation>行的備註</translation>
    </message>
    <message>
      <source>On a chart: bars of so many minutes</source>
      <translation>圖表上：切換到該分鐘數的K線</translation>
    </message>
    <message>
      <source>One list of everything: symbols, commands, settings, workspaces.</source>
      <translation>代碼、命令、設定、工作區都在一個清單裡。</translation>
    </message>
    <message>
      <source>One more chart beside the active panel.</source>
      <translation>在當前面板旁再加一個圖表。</translation>
    </message>
    <message>
      <source>One more depth ladder beside the active panel.</source>
      <translation>在當前面板旁再加一個盤口。</translation>
    </message>
    <message>
      <source>One more panel of a symbol's figures beside the active panel.</source>
      <translation>在當前面板旁再加一個標的面板。</translation>
    </message>
    <message>
      <source>One more tape beside the active panel.</source>
      <translation>在當前面板旁再加一個逐筆成交。</translation>
    </message>
    <message>
      <source>One more watchlist beside the active panel.</source>
      <translation>在當前面板旁再加一個自選清單。</translation>
    </message>
    <message>
      <source>One more window, with a list in it.</source>
      <translation>再開一個視窗，裡面有一個清單。</translation>
    </message>
    <message>
      <source>Open what is chosen</source>
      <translation>開啟選中的內容</translation>
    </message>
    <message>
      <source>Panel to a window of its own</source>
      <translation>面板移到單獨視窗</translation>
    </message>
    <message>
      <source>Paste or import</source>
      <translation>貼上或匯入</translation>
    </message>
    <message>
      <source>Pause the tape</source>
      <translation>暫停逐筆</translation>
    </message>
    <message>
      <source>Prefer this provider</source>
      <translation>首選該資料來源</translation>
    </message>
    <message>
      <source>Previous interval</source>
      <translation>上一個週期</translation>
    </message>
    <message>
      <source>Previous list</source>
      <translation>上一個清單</translation>
    </message>
    <message>
      <source>Previous panel</source>
      <translation>上一個面板</translation>
    </message>
    <message>
      <source>Previous symbol of the linked list</source>
      <translation>聯動清單的上一個代碼</translation>
    </message>
    <message>
      <source>Previous symbol of the list</source>
      <translation>清單的上一個代碼</translation>
    </message>
    <message>
      <source>Previous workspace</source>
      <translation>上一個工作區</translation>
    </message>
    <message>
      <source>Provider and key</source>
      <translation>資料來源與金鑰</translation>
    </message>
    <message>
      <source>Provider earlier in the order</source>
      <translation>資料來源次序提前</translation>
    </message>
    <message>
      <source>Provider later in the order</source>
      <translation>資料來源次序推後</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <source>Quota and live slots</source>
      <translation>額度與即時名額</translation>
    </message>
    <message>
      <source>Recentre the price ladder</source>
      <translation>價格梯居中</translation>
    </message>
    <message>
      <source>Redo a drawing</source>
      <translation>重做畫線</translation>
    </message>
    <message>
      <source>Remove all drawings</source>
      <translation>清除全部畫線</translation>
    </message>
    <message>
      <source>Remove from the list</source>
      <translation>從清單移除</translation>
    </message>
    <message>
      <source>Rename the list</source>
      <translation>清單改名</translation>
    </message>
    <message>
      <source>Report a problem</source>
      <translation>報告問題</translation>
    </message>
    <message>
      <source>Reset layout</source>
      <translation>恢復預設佈局</translation>
    </message>
    <message>
      <source>Reset the view</source>
      <translation>重置檢視</translation>
    </message>
    <message>
      <source>SH:000001 in the active link group.</source>
      <translation>在當前聯動組顯示 SH:000001。</translation>
    </message>
    <message>
      <source>SZ:399001 in the active link group.</source>
      <translation>在當前聯動組顯示 SZ:399001。</translation>
    </message>
    <message>
      <source>Save a picture of the chart</source>
      <translation>儲存圖表圖片</translation>
    </message>
    <message>
      <source>Search a symbol</source>
      <translation>搜尋代碼</translation>
    </message>
    <message>
      <source>Search commands</source>
      <translation>搜尋命令</translation>
    </message>
    <message>
      <source>Search symbols, commands and settings</source>
      <translation>搜尋代碼、命令和設定</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>設定</translation>
    </message>
    <message>
      <source>Several charts in one panel.</source>
      <translation>一個面板裡放幾個圖表。</translation>
    </message>
    <message>
      <source>Shanghai index</source>
      <translation>上證指數</translation>
    </message>
    <message>
      <source>Shenzhen index</source>
      <translation>深證成指</translation>
    </message>
    <message>
      <source>Shift and drag</source>
      <translation>Shift + 拖動</translation>
    </message>
    <message>
      <source>Standard</source>
      <translation>標準</translation>
    </message>
    <message>
      <source>Symbols from the clipboard come into the list, a text after a preview.</source>
      <translation>剪貼簿裡的代碼進入清單；文字先預覽。</translation>
    </message>
    <message>
      <source>TDX (通达信)</source>
      <translation>通達信</translation>
    </message>
    <message>
      <source>Tabs of lists</source>
      <translation>清單標籤</translation>
    </message>
    <message>
      <source>Tape</source>
      <translation>分筆成交</translation>
    </message>
    <message>
      <source>Tape settings</source>
      <translation>分筆成交設定</translation>
    </message>
    <message>
      <source>The active panel alone, and back.</source>
      <translation>只顯示當前面板，再按一次恢復。</translation>
    </message>
    <message>
      <source>The active panel gets a window of its own, or comes back from there.</source>
      <translation>當前面板移到單獨的視窗，或從那裡回來。</translation>
    </message>
    <message>
      <source>The active panel is closed.</source>
      <translation>關閉當前面板。</translation>
    </message>
    <message>
      <source>The alerts panel, with its log where something fired.</source>
      <translation>提醒面板；有觸發時顯示記錄。</translation>
    </message>
    <message>
      <source>The bars in view go to a table file.</source>
      <translation>可見的K線存為表格檔案。</translation>
    </message>
    <message>
      <source>The chart shows bars of this length.</source>
      <translation>圖表顯示這個週期的K線。</translation>
    </message>
    <message>
      <source>The chosen drawing goes.</source>
      <translation>刪除選中的畫線。</translation>
    </message>
    <message>
      <source>The diagnostics panel: delays, messages, requests.</source>
      <translation>診斷面板：延遲、訊息、請求。</translation>
    </message>
    <message>
      <source>The dialog of a new alert.</source>
      <translation>開啟新建提醒的對話方塊。</translation>
    </message>
    <message>
      <source>The keyboard goes to the chart; one is made where there is none.</source>
      <translation>鍵盤轉到圖表；沒有就新建一個。</translation>
    </message>
    <message>
      <source>The keyboard goes to the depth ladder; one is made where there is none.</source>
      <translation>鍵盤轉到盤口；沒有就新建一個。</translation>
    </message>
    <message>
      <source>The keyboard goes to the instrument panel; one is made where there is none.</source>
      <translation>鍵盤轉到標的面板；沒有就新建一個。</translation>
    </message>
    <message>
      <source>The keyboard goes to the next panel of the window.</source>
      <translation>鍵盤轉到視窗的下一個面板。</translation>
    </message>
    <message>
      <source>The keyboard goes to the panel before.</source>
      <translation>鍵盤轉到前一個面板。</translation>
    </message>
    <message>
      <source>The keyboard goes to the tape; one is made where there is none.</source>
      <translation>鍵盤轉到逐筆成交；沒有就新建一個。</translation>
    </message>
    <message>
      <source>The keyboard goes to the watchlist; one is made where there is none.</source>
      <translation>鍵盤轉到自選清單；沒有就新建一個。</translation>
    </message>
    <message>
      <source>The last change of the symbol's drawings is taken back.</source>
      <translation>撤回這個代碼畫線的上一次改動。</translation>
    </message>
    <message>
      <source>The list of the next tab.</source>
      <translation>下一個標籤的清單。</translation>
    </message>
    <message>
      <source>The list of the tab before.</source>
      <translation>前一個標籤的清單。</translation>
    </message>
    <message>
      <source>The marked prints as a spreadsheet reads them.</source>
      <translation>標記的成交，電子表格可直接讀取。</translation>
    </message>
    <message>
      <source>The market comes back to the middle.</source>
      <translation>行情回到中間。</translation>
    </message>
    <message>
      <source>The newest bars at the usual width.</source>
      <translation>最新的K線，常用的寬度。</translation>
    </message>
    <message>
      <source>The newest prints again after scrolling.</source>
      <translation>滾動之後回到最新成交。</translation>
    </message>
    <message>
      <source>The next click on the chart draws it.</source>
      <translation>下一次點選圖表時畫出。</translation>
    </message>
    <message>
      <source>The next row of the watchlist in the same link group.</source>
      <translation>同一聯動組自選清單的下一行。</translation>
    </message>
    <message>
      <source>The next two clicks on the chart draw it.</source>
      <translation>接下來在圖表上點兩下畫出。</translation>
    </message>
    <message>
      <source>The next two clicks on the chart draw them.</source>
      <translation>接下來在圖表上點兩下畫出。</translation>
    </message>
    <message>
      <source>The other one of the two.</source>
      <translation>切換到另一個主題。</translation>
    </message>
    <message>
      <source>The prints stand still, counting goes on.</source>
      <translation>成交停住，計數繼續。</translation>
    </message>
    <message>
      <source>The provider of the column goes one place to the left.</source>
      <translation>該列的資料來源左移一位。</translation>
    </message>
    <message>
      <source>The provider of the column goes one place to the right.</source>
      <translation>該列的資料來源右移一位。</translation>
    </message>
    <message>
      <source>The provider of the column serves the selected symbols where it can.</source>
      <translation>所選品種儘量由該列的資料來源提供。</translation>
    </message>
    <message>
      <source>The quota panel: what the plan allows and what is used.</source>
      <translation>額度面板：方案允許多少，用了多少。</translation>
    </message>
    <message>
      <source>The row above, in all panels of the link group.</source>
      <translation>轉到上一行，聯動組的所有面板跟隨。</translation>
    </message>
    <message>
      <source>The row before in the watchlist of the same link group.</source>
      <translation>同一聯動組自選清單的上一行。</translation>
    </message>
    <message>
      <source>The row below, in all panels of the link group.</source>
      <translation>轉到下一行，聯動組的所有面板跟隨。</translation>
    </message>
    <message>
      <source>The same list with commands only.</source>
      <translation>同一個清單，只列命令。</translation>
    </message>
    <message>
      <source>The selected alerts are armed or put to rest.</source>
      <translation>選中的提醒啟用或停用。</translation>
    </message>
    <message>
      <source>The selected alerts go.</source>
      <translation>刪除選中的提醒。</translation>
    </message>
    <message>
      <source>The selected codes, one a line.</source>
      <translation>選中的代碼，每行一個。</translation>
    </message>
    <message>
      <source>The selected names, one a line.</source>
      <translation>選中的名稱，每行一個。</translation>
    </message>
    <message>
      <source>The selected rows as a spreadsheet reads them.</source>
      <translation>選中的行，電子表格可直接讀取。</translation>
    </message>
    <message>
      <source>The selected rows get this colour tag, or lose it.</source>
      <translation>給選中的行加上這個顏色標記；已有則去掉。</translation>
    </message>
    <message>
      <source>The selected rows go one place down in the list's own order.</source>
      <translation>選中的行在自定順序裡下移一位。</translation>
    </message>
    <message>
      <source>The selected rows go one place up in the list's own order.</source>
      <translation>選中的行在自定順序裡上移一位。</translation>
    </message>
    <message>
      <source>The selected rows leave the list; it can be undone.</source>
      <translation>選中的行離開清單；可以撤銷。</translation>
    </message>
    <message>
      <source>The selected rows lose their colour tag.</source>
      <translation>選中的行去掉顏色標記。</translation>
    </message>
    <message>
      <source>The selected rows, else all, as a table.</source>
      <translation>以表格形式複製所選行，未選則複製全部。</translation>
    </message>
    <message>
      <source>The selected symbols are served by the first provider that covers them.</source>
      <translation>所選品種由第一個可提供它們的資料來源提供。</translation>
    </message>
    <message>
      <source>The symbol of the active panel goes to the end of the first watchlist.</source>
      <translation>當前面板的代碼加到第一個自選清單末尾。</translation>
    </message>
    <message>
      <source>The window over the whole screen, and back.</source>
      <translation>視窗占滿整個螢幕，再按一次恢復。</translation>
    </message>
    <message>
      <source>The workspace begins anew as its ready-made arrangement.</source>
      <translation>工作區恢復為預設的佈局。</translation>
    </message>
    <message>
      <source>The workspace of the next tab.</source>
      <translation>下一個標籤的工作區。</translation>
    </message>
    <message>
      <source>The workspace of the tab before.</source>
      <translation>前一個標籤的工作區。</translation>
    </message>
    <message>
      <source>Tiers, joins, sounds, columns.</source>
      <translation>分檔、合併、聲音、列。</translation>
    </message>
    <message>
      <source>Type a day, the chart goes there.</source>
      <translation>輸入日期，圖表轉到那裡。</translation>
    </message>
    <message>
      <source>Type another name for the row.</source>
      <translation>給這一行輸入另一個名稱。</translation>
    </message>
    <message>
      <source>Type another name in its tab.</source>
      <translation>在標籤裡輸入新名稱。</translation>
    </message>
    <message>
      <source>Undo a drawing</source>
      <translation>撤銷畫線</translation>
    </message>
    <message>
      <source>Undo the last change of lists</source>
      <translation>撤銷上一次清單修改</translation>
    </message>
    <message>
      <source>Usual order of providers</source>
      <translation>資料來源預設次序</translation>
    </message>
    <message>
      <source>Version and licences.</source>
      <translation>版本與許可。</translation>
    </message>
    <message>
      <source>Watchlist</source>
      <translation>自選</translation>
    </message>
    <message>
      <source>What is computed over and under the bars.</source>
      <translation>在K線上方和下方計算的指標。</translation>
    </message>
    <message>
      <source>What the chart shows goes to a file.</source>
      <translation>圖表畫面存為檔案。</translation>
    </message>
    <message>
      <source>What the chart shows goes to the clipboard.</source>
      <translation>圖表畫面複製到剪貼簿。</translation>
    </message>
    <message>
      <source>What the tape shows goes to a table file.</source>
      <translation>顯示的成交存為表格檔案。</translation>
    </message>
    <message>
      <source>What was removed, moved or renamed last comes back.</source>
      <translation>最近移除、移動或改名的內容恢復。</translation>
    </message>
    <message>
      <source>What was taken back is done again.</source>
      <translation>重新做剛撤回的改動。</translation>
    </message>
    <message>
      <source>Whether ends are drawn to the bar's prices.</source>
      <translation>端點是否吸附到K線的價格。</translation>
    </message>
    <message>
      <source>Which provider covers which symbol of your lists.</source>
      <translation>各資料來源覆蓋您清單中的哪些品種。</translation>
    </message>
    <message>
      <source>Which provider, and the key for it.</source>
      <translation>用哪個資料來源，以及它的金鑰。</translation>
    </message>
    <message>
      <source>Write about the row.</source>
      <translation>給這一行寫備註。</translation>
    </message>
  </context>
  <context>
    <name>CompareBox</name>
    <message>
      <source>Compare with</source>
      <translation>疊加對比</translation>
    </message>
    <message>
      <source>Compare with: code or name</source>
      <translation>疊加對比：代碼或名稱</translation>
    </message>
    <message>
      <source>Costs one history and one live quote</source>
      <translation>佔用一份歷史行情和一個即時報價</translation>
    </message>
    <message>
      <source>Nothing found. A symbol can be typed in full, such as HK:700</source>
      <translation>沒有找到，可輸入完整代碼，例如 HK:700</translation>
    </message>
  </context>
  <context>
    <name>Connection</name>
    <message>
      <source> Check the key for missing characters, or ask the provider whether it has expired.</source>
      <translation>請檢查金鑰是否缺字元，或向資料來源詢問是否已過期。</translation>
    </message>
    <message>
      <source> Next try in {0} s (attempt {1}).</source>
      <translation>{0} 秒後重連（第 {1} 次）。</translation>
    </message>
    <message>
      <source> Next try in {0} s.</source>
      <translation>{0} 秒後重連。</translation>
    </message>
    <message>
      <source> Renew it with the provider, or enter another one.</source>
      <translation>請向資料商續期，或換一個金鑰。</translation>
    </message>
    <message>
      <source> Trying again now.</source>
      <translation>正在重連。</translation>
    </message>
    <message>
      <source>Another program uses this key.</source>
      <translation>另一個程式正在使用這個金鑰。</translation>
    </message>
    <message>
      <source>Another qosdesk on this computer uses this key.</source>
      <translation>本機的另一個 qosdesk 正在使用此金鑰。</translation>
    </message>
    <message>
      <source>CONNECTED</source>
      <translation>已連線</translation>
    </message>
    <message>
      <source>CONNECTING</source>
      <translation>連線中</translation>
    </message>
    <message>
      <source>DEMO</source>
      <translation>DEMO 演示</translation>
    </message>
    <message>
      <source>Demo exchange</source>
      <translation>演示交易所</translation>
    </message>
    <message>
      <source>Enter a provider key</source>
      <translation>輸入服務商金鑰</translation>
    </message>
    <message>
      <source>Key in use by another desk.</source>
      <translation>金鑰正被另一個視窗程式使用。</translation>
    </message>
    <message>
      <source>LIVE</source>
      <translation>即時</translation>
    </message>
    <message>
      <source>Link lost {0}.</source>
      <translation>{0} 斷開，</translation>
    </message>
    <message>
      <source>Link lost.</source>
      <translation>連線斷開，</translation>
    </message>
    <message>
      <source>OFFLINE</source>
      <translation>離線</translation>
    </message>
    <message>
      <source>Offline since {0}.</source>
      <translation>{0} 起離線。</translation>
    </message>
    <message>
      <source>Offline.</source>
      <translation>離線。</translation>
    </message>
    <message>
      <source>Open settings</source>
      <translation>開啟設定</translation>
    </message>
    <message>
      <source>Prices come from a demo exchange on this computer. Nothing here is a real quote.</source>
      <translation>價格來自本機的演示交易所，全部不是真實行情。</translation>
    </message>
    <message>
      <source>RECONNECTING</source>
      <translation>重連中</translation>
    </message>
    <message>
      <source>REFUSED</source>
      <translation>被拒絕</translation>
    </message>
    <message>
      <source>This {0} key has expired.</source>
      <translation>這個 {0} 金鑰已過期。</translation>
    </message>
    <message>
      <source>This {0} key has expired. No retry is made until the key changes.</source>
      <translation>這個 {0} 金鑰已過期。更換金鑰之前不會重試。</translation>
    </message>
    <message>
      <source>Try now</source>
      <translation>立即重連</translation>
    </message>
    <message>
      <source>Use here anyway</source>
      <translation>仍在此處使用</translation>
    </message>
    <message>
      <source>in {0} s</source>
      <translation>{0} 秒後</translation>
    </message>
    <message>
      <source>made-up prices</source>
      <translation>虛構價格</translation>
    </message>
    <message>
      <source>no quotes yet</source>
      <translation>尚無行情</translation>
    </message>
    <message>
      <source>since {0}</source>
      <translation>自 {0}</translation>
    </message>
    <message>
      <source>{0} connected</source>
      <translation>{0} 已連線</translation>
    </message>
    <message>
      <source>{0} connected, no quotes yet</source>
      <translation>{0} 已連線，尚無行情</translation>
    </message>
    <message>
      <source>{0} connecting</source>
      <translation>{0} 連線中</translation>
    </message>
    <message>
      <source>{0} d {1} h</source>
      <translation>{0} 天 {1} 小時</translation>
    </message>
    <message>
      <source>{0} h {1} min</source>
      <translation>{0} 小時 {1} 分鐘</translation>
    </message>
    <message>
      <source>{0} min</source>
      <translation>{0} 分鐘</translation>
    </message>
    <message>
      <source>{0} of {1} streams confirmed</source>
      <translation>已確認 {0} / {1} 個訂閱</translation>
    </message>
    <message>
      <source>{0} offline</source>
      <translation>{0} 離線</translation>
    </message>
    <message>
      <source>{0} reconnecting</source>
      <translation>{0} 重連中</translation>
    </message>
    <message>
      <source>{0} refused the key</source>
      <translation>{0} 拒絕了金鑰</translation>
    </message>
    <message>
      <source>{0} refused this key.</source>
      <translation>{0} 拒絕了這個金鑰。</translation>
    </message>
    <message>
      <source>{0} refused this key. No retry is made until the key changes.</source>
      <translation>{0} 拒絕了這個金鑰。更換金鑰之前不會重試。</translation>
    </message>
    <message>
      <source>{0} s</source>
      <translation>{0} 秒</translation>
    </message>
  </context>
  <context>
    <name>Coverage</name>
    <message>
      <source>It serves now.</source>
      <translation>目前由它提供。</translation>
    </message>
    <message>
      <source>connecting</source>
      <translation>連線中</translation>
    </message>
    <message>
      <source>covers</source>
      <translation>可提供</translation>
    </message>
    <message>
      <source>key refused</source>
      <translation>金鑰被拒絕</translation>
    </message>
    <message>
      <source>lost</source>
      <translation>斷開</translation>
    </message>
    <message>
      <source>no</source>
      <translation>無</translation>
    </message>
    <message>
      <source>nobody {0}</source>
      <translation>無人提供 {0}</translation>
    </message>
    <message>
      <source>offline</source>
      <translation>離線</translation>
    </message>
    <message>
      <source>refused</source>
      <translation>被拒絕</translation>
    </message>
    <message>
      <source>serves</source>
      <translation>提供中</translation>
    </message>
    <message>
      <source>usual order</source>
      <translation>預設次序</translation>
    </message>
    <message>
      <source>{0} covers it.</source>
      <translation>{0} 可提供。</translation>
    </message>
    <message>
      <source>{0} covers {1} of {2}</source>
      <translation>{0} 可提供 {2} 箇中的 {1} 個</translation>
    </message>
    <message>
      <source>{0} of {1} stands in: similar, but not the same instrument. You chose it.</source>
      <translation>由 {1} 的 {0} 代替：相近，但不是同一品種。由您指定。</translation>
    </message>
  </context>
  <context>
    <name>CoverageModel</name>
    <message>
      <source>Name</source>
      <translation>名稱</translation>
    </message>
    <message>
      <source>Preference</source>
      <translation>首選</translation>
    </message>
    <message>
      <source>Symbol</source>
      <translation>代碼</translation>
    </message>
    <message>
      <source>{0}: place {1} in the order. Right-click to move it.</source>
      <translation>{0}：次序第 {1}。右鍵可移動。</translation>
    </message>
  </context>
  <context>
    <name>CoveragePanel</name>
    <message>
      <source>Add a provider…</source>
      <translation>新增資料來源…</translation>
    </message>
    <message>
      <source>All lists</source>
      <translation>全部清單</translation>
    </message>
    <message>
      <source>Code or name</source>
      <translation>代碼或名稱</translation>
    </message>
    <message>
      <source>Copy rows</source>
      <translation>複製所選行</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>覆蓋範圍</translation>
    </message>
    <message>
      <source>Earlier in the order</source>
      <translation>次序提前</translation>
    </message>
    <message>
      <source>Later in the order</source>
      <translation>次序推後</translation>
    </message>
    <message>
      <source>Let another code of {0} stand in…</source>
      <translation>用 {0} 的其他代碼代替…</translation>
    </message>
    <message>
      <source>List</source>
      <translation>清單</translation>
    </message>
    <message>
      <source>No provider is in use yet. What each one covers is shown once one is connected.</source>
      <translation>還沒有使用中的資料來源。連線之後，這裡顯示每個資料來源的覆蓋範圍。</translation>
    </message>
    <message>
      <source>No symbol of this list has this in its code or name. Clear the filter to see all.</source>
      <translation>此清單中沒有代碼或名稱包含該文字的品種。清除篩選可檢視全部。</translation>
    </message>
    <message>
      <source>Only symbols with this in code or name</source>
      <translation>只顯示代碼或名稱包含該文字的品種</translation>
    </message>
    <message>
      <source>Only {0} is in use. A second provider takes over where the first one fails.</source>
      <translation>目前只用 {0}。再新增一個資料來源，前者中斷時由它接替。</translation>
    </message>
    <message>
      <source>Open chart</source>
      <translation>開啟圖表</translation>
    </message>
    <message>
      <source>Prefer {0}</source>
      <translation>首選 {0}</translation>
    </message>
    <message>
      <source>There are no symbols in this list. Add some in a watchlist, and they are shown here.</source>
      <translation>此清單中沒有品種。在自選清單中新增後會顯示在這裡。</translation>
    </message>
    <message>
      <source>Usual order</source>
      <translation>預設次序</translation>
    </message>
  </context>
  <context>
    <name>DateBox</name>
    <message>
      <source>A date such as 2024-05-17, 2024-05-17 10:30 or 5/17</source>
      <translation>輸入日期，如 2024-05-17、2024-05-17 10:30 或 5/17</translation>
    </message>
    <message>
      <source>Go to date</source>
      <translation>跳轉到日期</translation>
    </message>
    <message>
      <source>Not a date: write 2024-05-17, 2024-05-17 10:30 or 5/17</source>
      <translation>不是日期：請寫 2024-05-17、2024-05-17 10:30 或 5/17</translation>
    </message>
  </context>
  <context>
    <name>Diagnostics</name>
    <message>
      <source> (this computer is ahead)</source>
      <translation>（本機時鐘偏快）</translation>
    </message>
    <message>
      <source> (this computer is behind)</source>
      <translation>（本機時鐘偏慢）</translation>
    </message>
    <message>
      <source> and {0} more</source>
      <translation> 等，另有 {0} 個</translation>
    </message>
    <message>
      <source> since {0} ({1})</source>
      <translation>，自 {0} 起（{1}）</translation>
    </message>
    <message>
      <source>, late p50 {0} ms, p99 {1} ms</source>
      <translation>，延後 p50 {0} 毫秒，p99 {1} 毫秒</translation>
    </message>
    <message>
      <source>16.7 ms = one frame</source>
      <translation>16.7 毫秒 = 一幀</translation>
    </message>
    <message>
      <source>A request failed. {0}</source>
      <translation>一次請求失敗。{0}</translation>
    </message>
    <message>
      <source>Another program uses this key and the plan allows no more connections. Close it there, or wait: it is tried again once a minute.</source>
      <translation>另一個程式正在使用這個金鑰，方案不允許更多連線。請在那邊關閉，或等待：每分鐘重試一次。</translation>
    </message>
    <message>
      <source>Clock offset</source>
      <translation>時鐘偏差</translation>
    </message>
    <message>
      <source>Connected.</source>
      <translation>已連線。</translation>
    </message>
    <message>
      <source>Connection</source>
      <translation>連線</translation>
    </message>
    <message>
      <source>Delays are measured anew. Let the system set its clock by itself.</source>
      <translation>延遲重新測量。請讓系統自動校時。</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>盤口</translation>
    </message>
    <message>
      <source>Events</source>
      <translation>事件</translation>
    </message>
    <message>
      <source>Frames</source>
      <translation>幀</translation>
    </message>
    <message>
      <source>K-line</source>
      <translation>K 線</translation>
    </message>
    <message>
      <source>Known when the first heartbeat has come back: it tells how the two clocks differ.</source>
      <translation>收到第一個心跳回復後才知道：由它得出兩邊時鐘的差。</translation>
    </message>
    <message>
      <source>Link lost. {0}</source>
      <translation>連線斷開。{0}</translation>
    </message>
    <message>
      <source>More was asked in a minute than the plan allows, by this desk or by another program with the same key. It is asked again when the plan allows it.</source>
      <translation>一分鐘內的請求超過方案允許的次數，可能來自本程式，也可能來自使用同一金鑰的其他程式。方案允許時會再次請求。</translation>
    </message>
    <message>
      <source>No connection could be made or it was closed. It is tried again; if that goes on, check the network, the VPN or the firewall.</source>
      <translation>無法建立連線，或連線被關閉。會自動重試；若一直如此，請檢查網路、VPN 或防火牆。</translation>
    </message>
    <message>
      <source>Not streamed: {0}</source>
      <translation>未能推送：{0}</translation>
    </message>
    <message>
      <source>Nothing happened yet.</source>
      <translation>還沒有事件。</translation>
    </message>
    <message>
      <source>Nothing heard yet of {0}.</source>
      <translation>尚未收到 {0} 的資料。</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>原因</translation>
    </message>
    <message>
      <source>Receive → painted</source>
      <translation>接收 → 繪製</translation>
    </message>
    <message>
      <source>Reconnects</source>
      <translation>重連次數</translation>
    </message>
    <message>
      <source>Silent</source>
      <translation>無資料</translation>
    </message>
    <message>
      <source>Snapshots</source>
      <translation>快照</translation>
    </message>
    <message>
      <source>Stamps of whole seconds and the difference of two clocks allow an interval only. A snapshot may carry the time of its last trade, which is earlier; K-lines carry no stamp.</source>
      <translation>時間戳只到整秒，且兩邊時鐘有差，因此只能給出區間。快照可能帶的是最後一筆成交的時間，會更早；K 線沒有時間戳。</translation>
    </message>
    <message>
      <source>State</source>
      <translation>狀態</translation>
    </message>
    <message>
      <source>Stream</source>
      <translation>資料流</translation>
    </message>
    <message>
      <source>Streams</source>
      <translation>訂閱</translation>
    </message>
    <message>
      <source>Subscribed, but nothing came. The market may be quiet or closed; if it trades elsewhere, the provider does not send this symbol.</source>
      <translation>已訂閱，但沒有資料。可能是市場清淡或休市；若別處有成交，則是資料商不推送這個代碼。</translation>
    </message>
    <message>
      <source>The answer was not what the provider documents, or something on the way answered in its place. If it goes on, send these diagnostics to the makers of qosdesk.</source>
      <translation>回覆與資料商文件不符，或被途中的裝置代為回覆。若一直如此，請把這份診斷資訊發給 qosdesk 的開發者。</translation>
    </message>
    <message>
      <source>The key was refused. {0}</source>
      <translation>金鑰被拒絕。{0}</translation>
    </message>
    <message>
      <source>The lower limit is kept from now on. What has no live slot is polled, other requests wait longer.</source>
      <translation>此後按較低的限額執行。沒有即時名額的改為輪詢，其他請求等待更久。</translation>
    </message>
    <message>
      <source>The plan allows fewer live products. Show fewer symbols, or check the plan's limits in the quota panel.</source>
      <translation>方案允許的即時產品數較少。請減少顯示的代碼，或在額度面板核對方案限額。</translation>
    </message>
    <message>
      <source>The provider allows less than the plan says. {0}</source>
      <translation>資料商允許的少於方案所列。{0}</translation>
    </message>
    <message>
      <source>The provider does not know this key. Check it for missing characters.</source>
      <translation>資料商不認識這個金鑰。請檢查是否缺少字元。</translation>
    </message>
    <message>
      <source>The provider does not offer this for the symbol or the plan.</source>
      <translation>資料商不為這個代碼或方案提供此項。</translation>
    </message>
    <message>
      <source>The provider refused it in its own words.</source>
      <translation>資料商拒絕了它，原話如上。</translation>
    </message>
    <message>
      <source>The server did not answer in time: the network or the provider is slow or down. Nothing needs to be done, it is tried again.</source>
      <translation>伺服器沒有及時回覆：網路或資料商緩慢或中斷。無需操作，會自動重試。</translation>
    </message>
    <message>
      <source>The term of this key is over. Ask the provider to renew it.</source>
      <translation>這個金鑰已過期。請向資料商續期。</translation>
    </message>
    <message>
      <source>This computer's clock was moved by {0}.</source>
      <translation>本機時鐘被調整了 {0}。</translation>
    </message>
    <message>
      <source>Trades</source>
      <translation>成交</translation>
    </message>
    <message>
      <source>Vendor → receive</source>
      <translation>資料商 → 接收</translation>
    </message>
    <message>
      <source>Waiting for</source>
      <translation>等待</translation>
    </message>
    <message>
      <source>last</source>
      <translation>最近</translation>
    </message>
    <message>
      <source>last minute</source>
      <translation>最近一分鐘</translation>
    </message>
    <message>
      <source>measured</source>
      <translation>樣本</translation>
    </message>
    <message>
      <source>msg/s</source>
      <translation>條/秒</translation>
    </message>
    <message>
      <source>newest first</source>
      <translation>最新在前</translation>
    </message>
    <message>
      <source>p50 ms</source>
      <translation>p50 毫秒</translation>
    </message>
    <message>
      <source>p50, last 5 minutes</source>
      <translation>p50，最近 5 分鐘</translation>
    </message>
    <message>
      <source>p95 ms</source>
      <translation>p95 毫秒</translation>
    </message>
    <message>
      <source>p99</source>
      <translation>p99</translation>
    </message>
    <message>
      <source>p99 ms</source>
      <translation>p99 毫秒</translation>
    </message>
    <message>
      <source>symbols</source>
      <translation>代碼數</translation>
    </message>
    <message>
      <source>{0} a second</source>
      <translation>每秒 {0}</translation>
    </message>
    <message>
      <source>{0} of {1} confirmed</source>
      <translation>已確認 {0}/{1}</translation>
    </message>
    <message>
      <source>{0} to {1} s</source>
      <translation>{0} 至 {1} 秒</translation>
    </message>
  </context>
  <context>
    <name>DiagnosticsPanel</name>
    <message>
      <source>Copied. The key is never included.</source>
      <translation>已複製，不含金鑰。</translation>
    </message>
    <message>
      <source>Copy diagnostics</source>
      <translation>複製診斷資訊</translation>
    </message>
    <message>
      <source>Diagnostics</source>
      <translation>診斷</translation>
    </message>
    <message>
      <source>Save diagnostics</source>
      <translation>儲存診斷資訊</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>儲存…</translation>
    </message>
    <message>
      <source>The key is never included.</source>
      <translation>絕不包含金鑰。</translation>
    </message>
  </context>
  <context>
    <name>DrawButton</name>
    <message>
      <source>Draw</source>
      <translation>畫線</translation>
    </message>
    <message>
      <source>Draw: {0}</source>
      <translation>畫線：{0}</translation>
    </message>
  </context>
  <context>
    <name>DrawingPalette</name>
    <message>
      <source>Magnet: snap to open, high, low, close. Ctrl inverts it</source>
      <translation>磁吸：吸附到開、高、低、收價，按住 Ctrl 反轉</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>重做</translation>
    </message>
    <message>
      <source>Remove all drawings</source>
      <translation>清除全部畫線</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤銷</translation>
    </message>
  </context>
  <context>
    <name>EmptyList</name>
    <message>
      <source>Add symbol</source>
      <translation>新增代碼</translation>
    </message>
    <message>
      <source>Clear filter</source>
      <translation>清除篩選</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>匯入…</translation>
    </message>
    <message>
      <source>No row matches the filter</source>
      <translation>沒有符合篩選的行</translation>
    </message>
    <message>
      <source>Or paste rows from Excel, Futu, TradingView or 通达信.</source>
      <translation>也可以從 Excel、富途、TradingView 或通達信貼上。</translation>
    </message>
    <message>
      <source>The list has rows of other kinds.</source>
      <translation>清單中有其他型別的行。</translation>
    </message>
    <message>
      <source>This list is empty</source>
      <translation>清單為空</translation>
    </message>
    <message>
      <source>Type a code or name anywhere to add a symbol.</source>
      <translation>在任意位置輸入代碼或名稱即可新增。</translation>
    </message>
  </context>
  <context>
    <name>Exporting</name>
    <message>
      <source>Export as a table…</source>
      <translation>匯出為表格…</translation>
    </message>
    <message>
      <source>Export codes…</source>
      <translation>匯出代碼…</translation>
    </message>
    <message>
      <source>Export for TradingView…</source>
      <translation>匯出給 TradingView…</translation>
    </message>
    <message>
      <source>Export list</source>
      <translation>匯出清單</translation>
    </message>
    <message>
      <source>Table (*.csv)</source>
      <translation>表格 (*.csv)</translation>
    </message>
    <message>
      <source>Text (*.txt)</source>
      <translation>文字 (*.txt)</translation>
    </message>
  </context>
  <context>
    <name>FileSaver</name>
    <message>
      <source>The file was not written: {0}</source>
      <translation>檔案未能寫入：{0}</translation>
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>Clear filter</source>
      <translation>清除篩選</translation>
    </message>
    <message>
      <source>Code or name</source>
      <translation>代碼或名稱</translation>
    </message>
    <message>
      <source>Filter by code or name</source>
      <translation>按代碼或名稱篩選</translation>
    </message>
    <message>
      <source>Most active</source>
      <translation>成交額榜</translation>
    </message>
    <message>
      <source>Movers</source>
      <translation>排行</translation>
    </message>
    <message>
      <source>Tag {0}</source>
      <translation>標記 {0}</translation>
    </message>
    <message>
      <source>Top gainers</source>
      <translation>漲幅榜</translation>
    </message>
    <message>
      <source>Top losers</source>
      <translation>跌幅榜</translation>
    </message>
    <message>
      <source>Unusual: 5 % or 3 × volume</source>
      <translation>異動：5% 或量比 3 倍</translation>
    </message>
    <message>
      <source>{0} hidden</source>
      <translation>隱藏 {0} 行</translation>
    </message>
  </context>
  <context>
    <name>FirstList</name>
    <message>
      <source>Core</source>
      <translation>核心</translation>
    </message>
    <message>
      <source>Crypto</source>
      <translation>加密貨幣</translation>
    </message>
    <message>
      <source>Hong Kong</source>
      <translation>港股</translation>
    </message>
    <message>
      <source>Macro</source>
      <translation>宏觀</translation>
    </message>
    <message>
      <source>Mainland China</source>
      <translation>滬深</translation>
    </message>
    <message>
      <source>United States</source>
      <translation>美股</translation>
    </message>
  </context>
  <context>
    <name>FolderPart</name>
    <message>
      <source>Backups</source>
      <translation>備份</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>資料夾</translation>
    </message>
    <message>
      <source>Lists, layouts, alerts and settings are copied to the backups every day. To have the folder elsewhere, set QOSDESK_DATA_DIR before the start.</source>
      <translation>自選、佈局、預警和設定每天自動備份。要把資料夾放到別處，請在啟動前設定 QOSDESK_DATA_DIR。</translation>
    </message>
    <message>
      <source>Open backups</source>
      <translation>開啟備份</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>開啟資料夾</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>量</translation>
    </message>
  </context>
  <context>
    <name>Formulas</name>
    <message>
      <source>(best ask {ask} − best bid {bid}) ÷ their mean × 10,000</source>
      <translation>(賣一 {ask} − 買一 {bid}) ÷ 兩者均值 × 10,000</translation>
    </message>
    <message>
      <source>(bid sizes {bids} − ask sizes {asks}) ÷ (bid sizes + ask sizes)</source>
      <translation>(委買量 {bids} − 委賣量 {asks}) ÷ (委買量 + 委賣量)</translation>
    </message>
    <message>
      <source>(high {high} − low {low}) ÷ previous close {prev_close}</source>
      <translation>(最高 {high} − 最低 {low}) ÷ 昨收 {prev_close}</translation>
    </message>
    <message>
      <source>(last {last} − low {low}) ÷ (high {high} − low)</source>
      <translation>(最新價 {last} − 最低 {low}) ÷ (最高 {high} − 最低)</translation>
    </message>
    <message>
      <source>(last {last} − {basis} {reference}) ÷ {basis} {reference}</source>
      <translation>(最新價 {last} − {basis} {reference}) ÷ {basis} {reference}</translation>
    </message>
    <message>
      <source>P/B</source>
      <translation>市淨率</translation>
    </message>
    <message>
      <source>P/E</source>
      <translation>市盈率</translation>
    </message>
    <message>
      <source>amplitude</source>
      <translation>振幅</translation>
    </message>
    <message>
      <source>average</source>
      <translation>平均</translation>
    </message>
    <message>
      <source>average price</source>
      <translation>均價</translation>
    </message>
    <message>
      <source>best ask {ask} − best bid {bid}</source>
      <translation>賣一 {ask} − 買一 {bid}</translation>
    </message>
    <message>
      <source>bid/ask ratio</source>
      <translation>委比</translation>
    </message>
    <message>
      <source>book value as the vendor gives it</source>
      <translation>每股淨資產以資料來源所給為準</translation>
    </message>
    <message>
      <source>change</source>
      <translation>漲跌</translation>
    </message>
    <message>
      <source>change in percent</source>
      <translation>漲跌幅</translation>
    </message>
    <message>
      <source>dividend yield</source>
      <translation>股息率</translation>
    </message>
    <message>
      <source>dividend {dividend} ÷ last {last}</source>
      <translation>股息 {dividend} ÷ 最新價 {last}</translation>
    </message>
    <message>
      <source>earnings as the vendor gives them</source>
      <translation>每股收益以資料來源所給為準</translation>
    </message>
    <message>
      <source>float cap</source>
      <translation>流通市值</translation>
    </message>
    <message>
      <source>from daily bars as traded, not adjusted for splits and dividends</source>
      <translation>取自未復權日K，未按拆股和分紅調整</translation>
    </message>
    <message>
      <source>inferred: the vendor's dividend figure reads as cash per share, which its document does not say</source>
      <translation>推斷：資料來源的股息數值看來是每股現金，其文件未說明</translation>
    </message>
    <message>
      <source>last {last} × all shares {shares}</source>
      <translation>最新價 {last} × 總股本 {shares}</translation>
    </message>
    <message>
      <source>last {last} × shares that trade {float_shares}</source>
      <translation>最新價 {last} × 流通股 {float_shares}</translation>
    </message>
    <message>
      <source>last {last} ÷ book value per share {bps}</source>
      <translation>最新價 {last} ÷ 每股淨資產 {bps}</translation>
    </message>
    <message>
      <source>last {last} ÷ earnings per share {eps}</source>
      <translation>最新價 {last} ÷ 每股收益 {eps}</translation>
    </message>
    <message>
      <source>last {last} − {basis} {reference}</source>
      <translation>最新價 {last} − {basis} {reference}</translation>
    </message>
    <message>
      <source>market cap</source>
      <translation>總市值</translation>
    </message>
    <message>
      <source>mean change of the rows whose change is known</source>
      <translation>漲跌幅已知各行的平均值</translation>
    </message>
    <message>
      <source>of the levels received</source>
      <translation>按收到的檔位計算</translation>
    </message>
    <message>
      <source>position in the 52-week range</source>
      <translation>52 周區間位置</translation>
    </message>
    <message>
      <source>spread</source>
      <translation>價差</translation>
    </message>
    <message>
      <source>spread in basis points</source>
      <translation>價差（基點）</translation>
    </message>
    <message>
      <source>turnover rate</source>
      <translation>換手率</translation>
    </message>
    <message>
      <source>turnover {turnover} ÷ volume {volume}</source>
      <translation>成交額 {turnover} ÷ 成交量 {volume}</translation>
    </message>
    <message>
      <source>volume a minute today {today} ÷ volume a minute of the last 5 days {usual}</source>
      <translation>今日每分鐘成交量 {today} ÷ 前 5 日每分鐘成交量 {usual}</translation>
    </message>
    <message>
      <source>volume ratio</source>
      <translation>量比</translation>
    </message>
    <message>
      <source>volume {volume} ÷ shares that trade {float_shares}</source>
      <translation>成交量 {volume} ÷ 流通股 {float_shares}</translation>
    </message>
  </context>
  <context>
    <name>Import</name>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>1 line from {0}</source>
      <translation>來自{0}的 1 行</translation>
    </message>
    <message>
      <source>Already in the list</source>
      <translation>清單中已有</translation>
    </message>
    <message>
      <source>Ambiguous</source>
      <translation>有歧義</translation>
    </message>
    <message>
      <source>Ambiguous: {0}</source>
      <translation>有歧義：{0}</translation>
    </message>
    <message>
      <source>Ambiguous: {0}, its last digit missing</source>
      <translation>有歧義：{0}（缺最後一位）</translation>
    </message>
    <message>
      <source>Ambiguous: {0}, its zeros cut off</source>
      <translation>有歧義：{0}（開頭的零被截掉）</translation>
    </message>
    <message>
      <source>Code and name differ: {0}</source>
      <translation>代碼與名稱不一致：{0}</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>重複</translation>
    </message>
    <message>
      <source>Duplicate of line {0}</source>
      <translation>與第 {0} 行重複</translation>
    </message>
    <message>
      <source>No code of market {0}</source>
      <translation>不是 {0} 市場的代碼</translation>
    </message>
    <message>
      <source>Not a code</source>
      <translation>不是代碼</translation>
    </message>
    <message>
      <source>Not in the product lists of {0}</source>
      <translation>不在 {0} 的產品清單裡</translation>
    </message>
    <message>
      <source>Not in the product lists of {0}. Choose what it is, or leave it out</source>
      <translation>不在 {0} 的產品清單裡。請選擇它是什麼，或不匯入</translation>
    </message>
    <message>
      <source>Not the same, but near: {0}</source>
      <translation>不完全相同，但接近：{0}</translation>
    </message>
    <message>
      <source>OK</source>
      <translation>可匯入</translation>
    </message>
    <message>
      <source>Only the first 5,000 lines were read.</source>
      <translation>只讀取了前 5,000 行。</translation>
    </message>
    <message>
      <source>Section</source>
      <translation>分組</translation>
    </message>
    <message>
      <source>TDX</source>
      <translation>通達信</translation>
    </message>
    <message>
      <source>The file can't be opened. Check that it is there and not in use.</source>
      <translation>無法開啟檔案。請確認它存在且沒有被佔用。</translation>
    </message>
    <message>
      <source>There is no text on the clipboard. Copy a list and press Ctrl+V, or open a file.</source>
      <translation>剪貼簿裡沒有文字。複製一個清單後按 Ctrl+V，或開啟檔案。</translation>
    </message>
    <message>
      <source>This is not a text. Save the list as CSV or text, or copy its cells and paste them.</source>
      <translation>這不是文字。請把清單另存為 CSV 或文字，或複製單元格後貼上。</translation>
    </message>
    <message>
      <source>This is too big for a list of symbols: at most 4 MB are read.</source>
      <translation>作為代碼清單，這個檔案太大：最多讀取 4 MB。</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>未識別</translation>
    </message>
    <message>
      <source>Xueqiu</source>
      <translation>雪球</translation>
    </message>
    <message>
      <source>bare codes</source>
      <translation>純代碼</translation>
    </message>
    <message>
      <source>crypto exchanges</source>
      <translation>加密貨幣交易所</translation>
    </message>
    <message>
      <source>names</source>
      <translation>名稱</translation>
    </message>
    <message>
      <source>the clipboard</source>
      <translation>剪貼簿</translation>
    </message>
    <message>
      <source>{0} and {1}</source>
      <translation>{0}和{1}</translation>
    </message>
    <message>
      <source>{0} has no market {1}</source>
      <translation>{0} 沒有 {1} 市場</translation>
    </message>
    <message>
      <source>{0} or {1}</source>
      <translation>{0} 或 {1}</translation>
    </message>
    <message>
      <source>{0}, read as {1}</source>
      <translation>{0}，識別為{1}</translation>
    </message>
    <message>
      <source>{1} lines from {0}</source>
      <translation>來自{0}的 {1} 行</translation>
    </message>
  </context>
  <context>
    <name>ImportDialog</name>
    <message>
      <source>A new list</source>
      <translation>新建清單</translation>
    </message>
    <message>
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有檔案 (*)</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>匯入</translation>
    </message>
    <message>
      <source>Import symbols</source>
      <translation>匯入代碼</translation>
    </message>
    <message>
      <source>Import {0}</source>
      <translation>匯入 {0} 個</translation>
    </message>
    <message>
      <source>Imported</source>
      <translation>匯入的清單</translation>
    </message>
    <message>
      <source>Into</source>
      <translation>加入</translation>
    </message>
    <message>
      <source>Lists (*.csv *.txt *.tsv *.blk *.ebk *.xls *.xlsx)</source>
      <translation>清單檔案 (*.csv *.txt *.tsv *.blk *.ebk *.xls *.xlsx)</translation>
    </message>
    <message>
      <source>Open file...</source>
      <translation>開啟檔案…</translation>
    </message>
    <message>
      <source>after {0}</source>
      <translation>{0} 之後</translation>
    </message>
    <message>
      <source>at</source>
      <translation>位置</translation>
    </message>
    <message>
      <source>the end</source>
      <translation>末尾</translation>
    </message>
    <message>
      <source>the start</source>
      <translation>開頭</translation>
    </message>
  </context>
  <context>
    <name>ImportModel</name>
    <message>
      <source>Becomes</source>
      <translation>匯入為</translation>
    </message>
    <message>
      <source>Line</source>
      <translation>行</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名稱</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>讀到</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>結果</translation>
    </message>
    <message>
      <source>choose...</source>
      <translation>請選擇…</translation>
    </message>
  </context>
  <context>
    <name>ImportView</name>
    <message>
      <source>Leave it out</source>
      <translation>不匯入</translation>
    </message>
    <message>
      <source>Lines of the import</source>
      <translation>匯入的各行</translation>
    </message>
  </context>
  <context>
    <name>Importing</name>
    <message>
      <source>1 symbol was added to {0}.</source>
      <translation>已把 1 個代碼加入“{0}”。</translation>
    </message>
    <message>
      <source>{1} symbols were added to {0}.</source>
      <translation>已把 {1} 個代碼加入“{0}”。</translation>
    </message>
  </context>
  <context>
    <name>IndicatorControl</name>
    <message>
      <source>Indicators</source>
      <translation>指標</translation>
    </message>
  </context>
  <context>
    <name>IndicatorMenu</name>
    <message>
      <source>Ctrl+Enter: parameters</source>
      <translation>Ctrl+Enter：參數</translation>
    </message>
    <message>
      <source>Delete template</source>
      <translation>刪除模板</translation>
    </message>
    <message>
      <source>Enter: on or off</source>
      <translation>Enter：開關</translation>
    </message>
    <message>
      <source>Open the folder of your own indicators: small Python files</source>
      <translation>開啟自編指標資料夾（小型 Python 檔案）</translation>
    </message>
    <message>
      <source>Reset to the usual indicators</source>
      <translation>恢復預設指標</translation>
    </message>
    <message>
      <source>Save as template…</source>
      <translation>存為模板…</translation>
    </message>
    <message>
      <source>Search indicators</source>
      <translation>搜尋指標</translation>
    </message>
    <message>
      <source>Templates</source>
      <translation>模板</translation>
    </message>
    <message>
      <source>Your own…</source>
      <translation>自編指標…</translation>
    </message>
  </context>
  <context>
    <name>Indicators</name>
    <message>
      <source>0 to 100</source>
      <translation>0 至 100</translation>
    </message>
    <message>
      <source>2 × (DIF − DEA)</source>
      <translation>2 × (DIF − DEA)</translation>
    </message>
    <message>
      <source>Acceleration</source>
      <translation>加速因子</translation>
    </message>
    <message>
      <source>Average price of the day</source>
      <translation>當日均價</translation>
    </message>
    <message>
      <source>Average true range</source>
      <translation>平均真實波幅</translation>
    </message>
    <message>
      <source>Bar</source>
      <translation>柱</translation>
    </message>
    <message>
      <source>Bollinger bands</source>
      <translation>布林線</translation>
    </message>
    <message>
      <source>Commodity channel</source>
      <translation>順勢指標</translation>
    </message>
    <message>
      <source>Computing.</source>
      <translation>正在計算。</translation>
    </message>
    <message>
      <source>Convergence / divergence</source>
      <translation>指數平滑異同移動平均</translation>
    </message>
    <message>
      <source>DIF − DEA</source>
      <translation>DIF − DEA</translation>
    </message>
    <message>
      <source>Directional movement</source>
      <translation>趨向指標</translation>
    </message>
    <message>
      <source>Exponential moving averages</source>
      <translation>指數移動平均線</translation>
    </message>
    <message>
      <source>Fast period</source>
      <translation>快線週期</translation>
    </message>
    <message>
      <source>Highest acceleration</source>
      <translation>加速因子上限</translation>
    </message>
    <message>
      <source>It asked for more than {0} GB of memory.</source>
      <translation>它要求的記憶體超過 {0} GB。</translation>
    </message>
    <message>
      <source>It did not finish within {0} s and was stopped.</source>
      <translation>{0} 秒內沒有算完，已停止。</translation>
    </message>
    <message>
      <source>It has no function compute.</source>
      <translation>檔案中沒有函式 compute。</translation>
    </message>
    <message>
      <source>It stopped with an error: {0}</source>
      <translation>它因錯誤停止：{0}</translation>
    </message>
    <message>
      <source>Its process ended without an answer ({0}).</source>
      <translation>它的程序沒有給出結果就結束了（{0}）。</translation>
    </message>
    <message>
      <source>Moving averages</source>
      <translation>移動平均線</translation>
    </message>
    <message>
      <source>Off until you allow it</source>
      <translation>允許後才會執行</translation>
    </message>
    <message>
      <source>On-balance volume</source>
      <translation>能量潮</translation>
    </message>
    <message>
      <source>Parabolic stop and reverse</source>
      <translation>拋物線轉向</translation>
    </message>
    <message>
      <source>Period</source>
      <translation>週期</translation>
    </message>
    <message>
      <source>Period 1</source>
      <translation>週期 1</translation>
    </message>
    <message>
      <source>Period 2</source>
      <translation>週期 2</translation>
    </message>
    <message>
      <source>Period 3</source>
      <translation>週期 3</translation>
    </message>
    <message>
      <source>Period 4</source>
      <translation>週期 4</translation>
    </message>
    <message>
      <source>Period 5</source>
      <translation>週期 5</translation>
    </message>
    <message>
      <source>Period 6</source>
      <translation>週期 6</translation>
    </message>
    <message>
      <source>Period 7</source>
      <translation>週期 7</translation>
    </message>
    <message>
      <source>Range</source>
      <translation>取值範圍</translation>
    </message>
    <message>
      <source>Relative strength</source>
      <translation>相對強弱指標</translation>
    </message>
    <message>
      <source>Signal period</source>
      <translation>訊號線週期</translation>
    </message>
    <message>
      <source>Simple sums</source>
      <translation>簡單求和</translation>
    </message>
    <message>
      <source>Slow period</source>
      <translation>慢線週期</translation>
    </message>
    <message>
      <source>Smoothing</source>
      <translation>平滑方式</translation>
    </message>
    <message>
      <source>Smoothing of ADX</source>
      <translation>ADX 平滑</translation>
    </message>
    <message>
      <source>Smoothing of D</source>
      <translation>D 平滑</translation>
    </message>
    <message>
      <source>Smoothing of K</source>
      <translation>K 平滑</translation>
    </message>
    <message>
      <source>Stochastics</source>
      <translation>隨機指標</translation>
    </message>
    <message>
      <source>The average price of the day needs bars shorter than a day.</source>
      <translation>當日均價需要短於一天的週期。</translation>
    </message>
    <message>
      <source>The beginning of this file can't be used: {0}</source>
      <translation>檔案開頭的說明無法使用：{0}</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>成交量</translation>
    </message>
    <message>
      <source>Width in deviations</source>
      <translation>頻寬（標準差倍數）</translation>
    </message>
    <message>
      <source>Wilder</source>
      <translation>Wilder</translation>
    </message>
    <message>
      <source>Williams %R</source>
      <translation>威廉指標</translation>
    </message>
    <message>
      <source>compute did not return {0}.</source>
      <translation>compute 沒有返回 {0}。</translation>
    </message>
    <message>
      <source>compute must return a dict of arrays, not {0}.</source>
      <translation>compute 必須返回由陣列組成的 dict，而不是 {0}。</translation>
    </message>
    <message>
      <source>{0} is not in the folder of indicators.</source>
      <translation>指標資料夾裡沒有 {0}。</translation>
    </message>
    <message>
      <source>{0} may not run yet. Allow it in the Indicators menu.</source>
      <translation>{0} 尚未獲準執行。請在“指標”選單中允許。</translation>
    </message>
    <message>
      <source>{0} must have one number for each bar.</source>
      <translation>{0} 必須為每根 K 線給出一個數。</translation>
    </message>
    <message>
      <source>{0} was changed. Allow it again in the Indicators menu.</source>
      <translation>{0} 已被修改。請在“指標”選單中重新允許。</translation>
    </message>
    <message>
      <source>−100 to 0</source>
      <translation>−100 至 0</translation>
    </message>
  </context>
  <context>
    <name>InstrumentFields</name>
    <message>
      <source>52-week high</source>
      <translation>52周最高</translation>
    </message>
    <message>
      <source>52-week low</source>
      <translation>52周最低</translation>
    </message>
    <message>
      <source>All shares</source>
      <translation>總股本</translation>
    </message>
    <message>
      <source>Amplitude</source>
      <translation>振幅</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>賣價</translation>
    </message>
    <message>
      <source>Average</source>
      <translation>均價</translation>
    </message>
    <message>
      <source>Bid</source>
      <translation>買價</translation>
    </message>
    <message>
      <source>Bid/ask ratio</source>
      <translation>委比</translation>
    </message>
    <message>
      <source>Book</source>
      <translation>盤口</translation>
    </message>
    <message>
      <source>Book value/share</source>
      <translation>每股淨資產</translation>
    </message>
    <message>
      <source>Currency</source>
      <translation>貨幣</translation>
    </message>
    <message>
      <source>Dividend/share</source>
      <translation>每股股息</translation>
    </message>
    <message>
      <source>Earnings/share</source>
      <translation>每股收益</translation>
    </message>
    <message>
      <source>Exchange</source>
      <translation>交易所</translation>
    </message>
    <message>
      <source>Float cap</source>
      <translation>流通市值</translation>
    </message>
    <message>
      <source>High</source>
      <translation>最高</translation>
    </message>
    <message>
      <source>Lot</source>
      <translation>每手</translation>
    </message>
    <message>
      <source>Low</source>
      <translation>最低</translation>
    </message>
    <message>
      <source>Market cap</source>
      <translation>總市值</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>今開</translation>
    </message>
    <message>
      <source>P/B</source>
      <translation>市淨率</translation>
    </message>
    <message>
      <source>P/E</source>
      <translation>市盈率</translation>
    </message>
    <message>
      <source>Prev. close</source>
      <translation>昨收</translation>
    </message>
    <message>
      <source>Shares and earnings</source>
      <translation>股本與收益</translation>
    </message>
    <message>
      <source>Shares that trade</source>
      <translation>流通股本</translation>
    </message>
    <message>
      <source>Spread</source>
      <translation>價差</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>狀態</translation>
    </message>
    <message>
      <source>Turnover</source>
      <translation>成交額</translation>
    </message>
    <message>
      <source>Turnover rate</source>
      <translation>換手率</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>成交量</translation>
    </message>
    <message>
      <source>Volume ratio</source>
      <translation>量比</translation>
    </message>
    <message>
      <source>Yield</source>
      <translation>股息率</translation>
    </message>
    <message>
      <source>daily bars until {0}</source>
      <translation>日K至 {0}</translation>
    </message>
    <message>
      <source>instrument data</source>
      <translation>證券資料</translation>
    </message>
    <message>
      <source>lots</source>
      <translation>手</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>未知</translation>
    </message>
    <message>
      <source>shares</source>
      <translation>股</translation>
    </message>
    <message>
      <source>suspended</source>
      <translation>停牌</translation>
    </message>
    <message>
      <source>trading</source>
      <translation>交易中</translation>
    </message>
  </context>
  <context>
    <name>InstrumentPanel</name>
    <message>
      <source>52 weeks</source>
      <translation>52 周</translation>
    </message>
    <message>
      <source>Alert at {0}…</source>
      <translation>在 {0} 提醒…</translation>
    </message>
    <message>
      <source>Alert…</source>
      <translation>設定提醒…</translation>
    </message>
    <message>
      <source>Ask for full figures</source>
      <translation>請求完整資料</translation>
    </message>
    <message>
      <source>Copy all figures</source>
      <translation>複製全部資料</translation>
    </message>
    <message>
      <source>Copy {0}</source>
      <translation>複製{0}</translation>
    </message>
    <message>
      <source>Day</source>
      <translation>日內</translation>
    </message>
    <message>
      <source>Extended hours</source>
      <translation>盤前盤後</translation>
    </message>
    <message>
      <source>Halted</source>
      <translation>停牌</translation>
    </message>
    <message>
      <source>Instrument</source>
      <translation>報價</translation>
    </message>
    <message>
      <source>Select a symbol</source>
      <translation>請選擇代碼</translation>
    </message>
    <message>
      <source>polled {0}</source>
      <translation>輪詢 {0}</translation>
    </message>
  </context>
  <context>
    <name>InstrumentSession</name>
    <message>
      <source>Afternoon session</source>
      <translation>下午連續競價</translation>
    </message>
    <message>
      <source>Auction</source>
      <translation>集合競價</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>已收盤</translation>
    </message>
    <message>
      <source>Hours not known</source>
      <translation>時段未知</translation>
    </message>
    <message>
      <source>Lunch break</source>
      <translation>午間休市</translation>
    </message>
    <message>
      <source>Morning session</source>
      <translation>上午連續競價</translation>
    </message>
    <message>
      <source>Night session</source>
      <translation>夜盤</translation>
    </message>
    <message>
      <source>Post-market</source>
      <translation>盤後</translation>
    </message>
    <message>
      <source>Pre-market</source>
      <translation>盤前</translation>
    </message>
    <message>
      <source>Regular session</source>
      <translation>盤中</translation>
    </message>
    <message>
      <source>Trades around the clock</source>
      <translation>全天交易</translation>
    </message>
    <message>
      <source>auction in {0}</source>
      <translation>距集合競價 {0}</translation>
    </message>
    <message>
      <source>closes in {0}</source>
      <translation>距收盤 {0}</translation>
    </message>
    <message>
      <source>closing auction in {0}</source>
      <translation>距收盤競價 {0}</translation>
    </message>
    <message>
      <source>lunch break in {0}</source>
      <translation>距午休 {0}</translation>
    </message>
    <message>
      <source>night session in {0}</source>
      <translation>距夜盤 {0}</translation>
    </message>
    <message>
      <source>opens in {0}</source>
      <translation>距開盤 {0}</translation>
    </message>
    <message>
      <source>post-market in {0}</source>
      <translation>距盤後 {0}</translation>
    </message>
    <message>
      <source>pre-market in {0}</source>
      <translation>距盤前 {0}</translation>
    </message>
    <message>
      <source>{0} d</source>
      <translation>{0} 天</translation>
    </message>
  </context>
  <context>
    <name>InstrumentWords</name>
    <message>
      <source>Last</source>
      <translation>最新</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名稱</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>來源</translation>
    </message>
    <message>
      <source>Symbol</source>
      <translation>代碼</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>時間</translation>
    </message>
    <message>
      <source>regular close {0}</source>
      <translation>盤中收盤 {0}</translation>
    </message>
    <message>
      <source>volume {0}, turnover {1}</source>
      <translation>成交量 {0}，成交額 {1}</translation>
    </message>
  </context>
  <context>
    <name>Interval</name>
    <message>
      <source>15m</source>
      <translation>15分</translation>
    </message>
    <message>
      <source>1D</source>
      <translation>日K</translation>
    </message>
    <message>
      <source>1M</source>
      <translation>月K</translation>
    </message>
    <message>
      <source>1W</source>
      <translation>周K</translation>
    </message>
    <message>
      <source>1Y</source>
      <translation>年K</translation>
    </message>
    <message>
      <source>1h</source>
      <translation>1小時</translation>
    </message>
    <message>
      <source>1m</source>
      <translation>1分</translation>
    </message>
    <message>
      <source>2h</source>
      <translation>2小時</translation>
    </message>
    <message>
      <source>30m</source>
      <translation>30分</translation>
    </message>
    <message>
      <source>4h</source>
      <translation>4小時</translation>
    </message>
    <message>
      <source>5m</source>
      <translation>5分</translation>
    </message>
  </context>
  <context>
    <name>IntradayView</name>
    <message>
      <source>Loading minutes of {0}</source>
      <translation>正在載入 {0} 的分時資料</translation>
    </message>
    <message>
      <source>No minutes of {0}</source>
      <translation>沒有 {0} 的分時資料</translation>
    </message>
    <message>
      <source>No symbol</source>
      <translation>未選代碼</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>重試</translation>
    </message>
    <message>
      <source>The provider has none of its last trading day.</source>
      <translation>資料來源沒有其最近交易日的分時資料。</translation>
    </message>
  </context>
  <context>
    <name>KeyForm</name>
    <message>
      <source>Address and account...</source>
      <translation>地址與賬戶…</translation>
    </message>
    <message>
      <source>Address...</source>
      <translation>地址…</translation>
    </message>
    <message>
      <source>Ask for a key</source>
      <translation>申請金鑰</translation>
    </message>
    <message>
      <source>Ask for a key by e-mail...</source>
      <translation>用郵箱申請金鑰…</translation>
    </message>
    <message>
      <source>Asking {0} for a key...</source>
      <translation>正在向 {0} 申請金鑰…</translation>
    </message>
    <message>
      <source>Connect</source>
      <translation>連線</translation>
    </message>
    <message>
      <source>E-mail address</source>
      <translation>郵箱地址</translation>
    </message>
    <message>
      <source>Exact figures...</source>
      <translation>具體數值…</translation>
    </message>
    <message>
      <source>HTTP address</source>
      <translation>HTTP 地址</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>隱藏</translation>
    </message>
    <message>
      <source>How to get a key</source>
      <translation>如何申請金鑰</translation>
    </message>
    <message>
      <source>It is readable there: every program that you run, and whoever copies the profile's folder, has it.</source>
      <translation>檔案中的金鑰是明文：您執行的任何程式，以及複製配置資料夾的人，都能得到它。</translation>
    </message>
    <message>
      <source>Keep the key in a file instead</source>
      <translation>改為存放在檔案中</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>金鑰</translation>
    </message>
    <message>
      <source>One request checks the key, and a first quote is read.</source>
      <translation>用一次請求驗證金鑰，並讀取首個報價。</translation>
    </message>
    <message>
      <source>Paste a key first.</source>
      <translation>請先貼上金鑰。</translation>
    </message>
    <message>
      <source>Paste the key</source>
      <translation>貼上金鑰</translation>
    </message>
    <message>
      <source>Paste the key, or none as a guest</source>
      <translation>貼上金鑰，訪客可留空</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>方案</translation>
    </message>
    <message>
      <source>Provider</source>
      <translation>服務商</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>顯示</translation>
    </message>
    <message>
      <source>This is no e-mail address.</source>
      <translation>這不是郵箱地址。</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重試</translation>
    </message>
    <message>
      <source>WebSocket address</source>
      <translation>WebSocket 地址</translation>
    </message>
    <message>
      <source>{0} made a key: {1}. It is in the field; connect with it.</source>
      <translation>{0} 已生成金鑰：{1}。金鑰已填入，請點選連線。</translation>
    </message>
  </context>
  <context>
    <name>Keys</name>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>1 request was used.</source>
      <translation>用去 1 次請求。</translation>
    </message>
    <message>
      <source>A shares</source>
      <translation>A股</translation>
    </message>
    <message>
      <source>Address reached</source>
      <translation>地址可達</translation>
    </message>
    <message>
      <source>All A shares</source>
      <translation>全部A股</translation>
    </message>
    <message>
      <source>All Hong Kong</source>
      <translation>全部港股</translation>
    </message>
    <message>
      <source>All US</source>
      <translation>全部美股</translation>
    </message>
    <message>
      <source>CFDs</source>
      <translation>差價合約</translation>
    </message>
    <message>
      <source>Default</source>
      <translation>預設</translation>
    </message>
    <message>
      <source>First quote</source>
      <translation>收到首個報價</translation>
    </message>
    <message>
      <source>Free trial</source>
      <translation>免費試用</translation>
    </message>
    <message>
      <source>Hong Kong shares</source>
      <translation>港股</translation>
    </message>
    <message>
      <source>Key accepted</source>
      <translation>金鑰有效</translation>
    </message>
    <message>
      <source>No TLS at this address</source>
      <translation>此地址不使用 TLS</translation>
    </message>
    <message>
      <source>No key is in use: a demo exchange on this computer makes prices up.</source>
      <translation>未使用金鑰：價格由本機的模擬交易所虛構。</translation>
    </message>
    <message>
      <source>No key of {0} is in use. It is added to the providers that are.</source>
      <translation>沒有使用中的 {0} 金鑰。新增後與現有資料來源同時使用。</translation>
    </message>
    <message>
      <source>No limits</source>
      <translation>無限制</translation>
    </message>
    <message>
      <source>No request was used.</source>
      <translation>未用去請求。</translation>
    </message>
    <message>
      <source>Offers {0}.</source>
      <translation>提供{0}。</translation>
    </message>
    <message>
      <source>Premium</source>
      <translation>高階版</translation>
    </message>
    <message>
      <source>Professional</source>
      <translation>專業版</translation>
    </message>
    <message>
      <source>Secure connection (TLS)</source>
      <translation>安全連線 (TLS)</translation>
    </message>
    <message>
      <source>The key in use is kept in the system's keyring.</source>
      <translation>使用中的金鑰儲存在系統鑰匙串中。</translation>
    </message>
    <message>
      <source>The key in use is readable in a file of this profile, by every program you run.</source>
      <translation>使用中的金鑰以明文存放在本配置的檔案中，您執行的任何程式都能讀取。</translation>
    </message>
    <message>
      <source>The key is in use until the program ends. It is not kept.</source>
      <translation>金鑰只用到程式結束，不會儲存。</translation>
    </message>
    <message>
      <source>The key is in use. The keyring is asked to keep it; it may want its password.</source>
      <translation>金鑰已在使用。正在存入鑰匙串，可能需要輸入它的密碼。</translation>
    </message>
    <message>
      <source>The keyring does not answer. It may be waiting for its password.</source>
      <translation>鑰匙串沒有回應，可能在等待輸入密碼。</translation>
    </message>
    <message>
      <source>The keyring is asked for a key; it may want its password.</source>
      <translation>正在向鑰匙串讀取金鑰，可能需要輸入它的密碼。</translation>
    </message>
    <message>
      <source>The keyring is locked. Unlock it and try again.</source>
      <translation>鑰匙串已鎖定。請解鎖後重試。</translation>
    </message>
    <message>
      <source>The keyring that is set up keeps keys readable in a file, so it is not used.</source>
      <translation>已設定的鑰匙串以明文檔案存放金鑰，因此不使用。</translation>
    </message>
    <message>
      <source>There is no keyring on this computer, or it failed.</source>
      <translation>本機沒有鑰匙串，或鑰匙串出錯。</translation>
    </message>
    <message>
      <source>This start was given a key or an address, which is in use and not kept here.</source>
      <translation>本次啟動時已指定金鑰或地址，正在使用，不會在此儲存。</translation>
    </message>
    <message>
      <source>This {0} key has expired. Renew it with the provider.</source>
      <translation>這個 {0} 金鑰已過期。請向服務商續期。</translation>
    </message>
    <message>
      <source>US shares</source>
      <translation>美股</translation>
    </message>
    <message>
      <source>What answers at this address is not {0}. Check the address.</source>
      <translation>此地址上應答的不是 {0}。請檢查地址。</translation>
    </message>
    <message>
      <source>commodities</source>
      <translation>大宗商品</translation>
    </message>
    <message>
      <source>connections: {0}</source>
      <translation>連線數：{0}</translation>
    </message>
    <message>
      <source>crypto pairs</source>
      <translation>加密貨幣現貨</translation>
    </message>
    <message>
      <source>crypto perpetuals</source>
      <translation>加密貨幣永續</translation>
    </message>
    <message>
      <source>currencies</source>
      <translation>外匯</translation>
    </message>
    <message>
      <source>indices</source>
      <translation>指數</translation>
    </message>
    <message>
      <source>until {0}</source>
      <translation>有效期至 {0}</translation>
    </message>
    <message>
      <source>{0} accepted the key.</source>
      <translation>{0} 接受了金鑰。</translation>
    </message>
    <message>
      <source>{0} allows no more requests in this minute. Wait a minute.</source>
      <translation>{0} 本分鐘的請求次數已用完。請等一分鐘。</translation>
    </message>
    <message>
      <source>{0} can't be reached. Check the address, the network and the proxy.</source>
      <translation>無法連線 {0}。請檢查地址、網路和代理。</translation>
    </message>
    <message>
      <source>{0} did not answer in time. Check the address, the network and the proxy.</source>
      <translation>{0} 未及時應答。請檢查地址、網路和代理。</translation>
    </message>
    <message>
      <source>{0} did not do it.</source>
      <translation>{0} 未能完成。</translation>
    </message>
    <message>
      <source>{0} does not offer this.</source>
      <translation>{0} 不提供此項。</translation>
    </message>
    <message>
      <source>{0} knows the key, but sent no quote.</source>
      <translation>{0} 認可金鑰，但沒有返回報價。</translation>
    </message>
    <message>
      <source>{0} live products</source>
      <translation>{0} 個即時品種</translation>
    </message>
    <message>
      <source>{0} refused this key. Check it for missing characters.</source>
      <translation>{0} 拒絕了這個金鑰。請檢查是否缺少字元。</translation>
    </message>
    <message>
      <source>{0} requests a minute</source>
      <translation>每分鐘 {0} 次請求</translation>
    </message>
  </context>
  <context>
    <name>KeysDialog</name>
    <message>
      <source>Close</source>
      <translation>關閉</translation>
    </message>
    <message>
      <source>Delete the key</source>
      <translation>刪除金鑰</translation>
    </message>
    <message>
      <source>Provider and key</source>
      <translation>服務商與金鑰</translation>
    </message>
    <message>
      <source>Use the demo</source>
      <translation>使用演示</translation>
    </message>
    <message>
      <source>Use the kept key</source>
      <translation>使用已儲存的金鑰</translation>
    </message>
    <message>
      <source>{0} refused the key in use.</source>
      <translation>{0} 拒絕了使用中的金鑰。</translation>
    </message>
  </context>
  <context>
    <name>KindList</name>
    <message>
      <source>Indicators</source>
      <translation>指標</translation>
    </message>
  </context>
  <context>
    <name>KindModel</name>
    <message>
      <source>In a pane</source>
      <translation>副圖</translation>
    </message>
    <message>
      <source>Over the price</source>
      <translation>主圖疊加</translation>
    </message>
    <message>
      <source>Your own</source>
      <translation>自編指標</translation>
    </message>
    <message>
      <source>{0}, off</source>
      <translation>{0}，未啟用</translation>
    </message>
    <message>
      <source>{0}, on</source>
      <translation>{0}，已啟用</translation>
    </message>
  </context>
  <context>
    <name>LadderPanel</name>
    <message>
      <source>1 level</source>
      <translation>1 檔</translation>
    </message>
    <message>
      <source>1 level from {0}. Nothing is hidden or padded.</source>
      <translation>{0} 檔給 1 檔，沒有隱藏也沒有補齊。</translation>
    </message>
    <message>
      <source>1 tick</source>
      <translation>1 個價位</translation>
    </message>
    <message>
      <source>; {0} more came and were not counted</source>
      <translation>；另有 {0} 筆未計入</translation>
    </message>
    <message>
      <source>Alert at {0}</source>
      <translation>在 {0} 設預警</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>賣</translation>
    </message>
    <message>
      <source>Ask level {0}</source>
      <translation>賣{0}</translation>
    </message>
    <message>
      <source>Ask, lots</source>
      <translation>賣/手</translation>
    </message>
    <message>
      <source>A{0}</source>
      <translation>賣{0}</translation>
    </message>
    <message>
      <source>Bid</source>
      <translation>買</translation>
    </message>
    <message>
      <source>Bid level {0}</source>
      <translation>買{0}</translation>
    </message>
    <message>
      <source>Bid {0}</source>
      <translation>委買 {0}</translation>
    </message>
    <message>
      <source>Bid, lots</source>
      <translation>買/手</translation>
    </message>
    <message>
      <source>Bids beside asks</source>
      <translation>買賣並列</translation>
    </message>
    <message>
      <source>B{0}</source>
      <translation>買{0}</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>欄目</translation>
    </message>
    <message>
      <source>Columns as they were</source>
      <translation>恢復預設欄目</translation>
    </message>
    <message>
      <source>Copied the book: {0} bids, {1} asks</source>
      <translation>已複製盤口：{0} 檔買、{1} 檔賣</translation>
    </message>
    <message>
      <source>Copied {0}</source>
      <translation>已複製 {0}</translation>
    </message>
    <message>
      <source>Copy the book with numbers</source>
      <translation>複製整個盤口（原始數字）</translation>
    </message>
    <message>
      <source>Copy {0}</source>
      <translation>複製 {0}</translation>
    </message>
    <message>
      <source>Crossed</source>
      <translation>交叉</translation>
    </message>
    <message>
      <source>Crossed: the best bid is above the best ask.</source>
      <translation>交叉：買一高於賣一。</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>盤口</translation>
    </message>
    <message>
      <source>Group prices</source>
      <translation>價位合併</translation>
    </message>
    <message>
      <source>Hatched: {0}.</source>
      <translation>斜線處：{0}。</translation>
    </message>
    <message>
      <source>Imbalance {0}</source>
      <translation>委比 {0}</translation>
    </message>
    <message>
      <source>Imbalance: (bid sum − ask sum) ÷ (bid sum + ask sum), of the levels given</source>
      <translation>委比：（委買 − 委賣）÷（委買 + 委賣），按給出的檔位</translation>
    </message>
    <message>
      <source>Keep the market in the middle</source>
      <translation>盤口自動居中</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>檔位</translation>
    </message>
    <message>
      <source>Level table</source>
      <translation>檔位表</translation>
    </message>
    <message>
      <source>Level: 1 is the best price of its side</source>
      <translation>檔位：1 為該方最優價</translation>
    </message>
    <message>
      <source>Locked</source>
      <translation>鎖定</translation>
    </message>
    <message>
      <source>Locked: the best bid equals the best ask.</source>
      <translation>鎖定：買一等於賣一。</translation>
    </message>
    <message>
      <source>Move to the left</source>
      <translation>左移</translation>
    </message>
    <message>
      <source>No book of {0}: {1}</source>
      <translation>{0} 沒有盤口：{1}</translation>
    </message>
    <message>
      <source>No book yet</source>
      <translation>尚無盤口</translation>
    </message>
    <message>
      <source>No buyers at {0}, the lower limit</source>
      <translation>跌停價 {0} 無買盤</translation>
    </message>
    <message>
      <source>No buyers in the book</source>
      <translation>沒有買盤</translation>
    </message>
    <message>
      <source>No prints of this session day were heard here yet</source>
      <translation>本交易日此處尚未收到成交</translation>
    </message>
    <message>
      <source>No sellers at {0}, the upper limit</source>
      <translation>漲停價 {0} 無賣盤</translation>
    </message>
    <message>
      <source>No sellers in the book</source>
      <translation>沒有賣盤</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>價格</translation>
    </message>
    <message>
      <source>Price ladder</source>
      <translation>價格階梯</translation>
    </message>
    <message>
      <source>Price; its colour is that of the change against the reference close</source>
      <translation>價格；顏色表示相對參考收盤價的漲跌</translation>
    </message>
    <message>
      <source>Pulled and added</source>
      <translation>撤單與加單</translation>
    </message>
    <message>
      <source>Recentre</source>
      <translation>居中</translation>
    </message>
    <message>
      <source>Select a symbol</source>
      <translation>請選擇代碼</translation>
    </message>
    <message>
      <source>Show the book as</source>
      <translation>盤口顯示方式</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>委量</translation>
    </message>
    <message>
      <source>Size added or pulled at this price lately, traded size among it</source>
      <translation>該價位最近增加或減少的委量（包括被成交的）</translation>
    </message>
    <message>
      <source>Size resting at this price; bar: against the largest one shown</source>
      <translation>該價位的委量；橫條：相對於所顯示的最大委量</translation>
    </message>
    <message>
      <source>Size, lots</source>
      <translation>委量/手</translation>
    </message>
    <message>
      <source>Spread {0}</source>
      <translation>價差 {0}</translation>
    </message>
    <message>
      <source>Sum of the sizes from the best level to this one</source>
      <translation>從最優檔到本檔的委量合計</translation>
    </message>
    <message>
      <source>The book is empty</source>
      <translation>盤口為空</translation>
    </message>
    <message>
      <source>Tick as observed in the prices of the book</source>
      <translation>最小變動價位：由盤口價格觀察得出</translation>
    </message>
    <message>
      <source>Tick from the decimals of the prices that {0} sends</source>
      <translation>最小變動價位：由{0}報價的小數位數得出</translation>
    </message>
    <message>
      <source>Tick from the exchange's rule</source>
      <translation>最小變動價位：按交易所規則</translation>
    </message>
    <message>
      <source>Tick from the exchange's table of spreads, for the band of this price</source>
      <translation>最小變動價位：按交易所價位表中此價格區間</translation>
    </message>
    <message>
      <source>Tick {0}</source>
      <translation>價位 {0}</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>累計</translation>
    </message>
    <message>
      <source>Total, lots</source>
      <translation>累計/手</translation>
    </message>
    <message>
      <source>Traded</source>
      <translation>成交</translation>
    </message>
    <message>
      <source>Traded at this price this session day, from the prints heard here; bar: buys, sells</source>
      <translation>本交易日在此價位的成交，按此處收到的逐筆；橫條：買、賣</translation>
    </message>
    <message>
      <source>Traded, lots</source>
      <translation>成交/手</translation>
    </message>
    <message>
      <source>added {0}</source>
      <translation>加 {0}</translation>
    </message>
    <message>
      <source>beyond the 1 level that {0} sends</source>
      <translation>超出{0}所給的 1 檔，情況不明</translation>
    </message>
    <message>
      <source>beyond the {0} levels that {1} sends</source>
      <translation>超出{1}所給的 {0} 檔，情況不明</translation>
    </message>
    <message>
      <source>last price</source>
      <translation>最新價</translation>
    </message>
    <message>
      <source>last price, size {0}</source>
      <translation>最新價，{0}</translation>
    </message>
    <message>
      <source>nobody quotes here</source>
      <translation>此價位無掛單</translation>
    </message>
    <message>
      <source>of the prints heard here since {0} this session day</source>
      <translation>按此處本交易日 {0} 以來收到的成交</translation>
    </message>
    <message>
      <source>pulled {0}</source>
      <translation>撤 {0}</translation>
    </message>
    <message>
      <source>size {0}</source>
      <translation>委量 {0}</translation>
    </message>
    <message>
      <source>the demo exchange</source>
      <translation>演示交易所</translation>
    </message>
    <message>
      <source>total {0}</source>
      <translation>累計 {0}</translation>
    </message>
    <message>
      <source>traded from here to below {0}</source>
      <translation>成交範圍：由此價至低於 {0}</translation>
    </message>
    <message>
      <source>traded {0}: bought {1}, sold {2}, side unknown {3}</source>
      <translation>成交 {0}：主買 {1}，主賣 {2}，方向不明 {3}</translation>
    </message>
    <message>
      <source>{0} Ask</source>
      <translation>{0} 委賣</translation>
    </message>
    <message>
      <source>{0} levels</source>
      <translation>{0} 檔</translation>
    </message>
    <message>
      <source>{0} levels from {1}. Nothing is hidden or padded.</source>
      <translation>{1} 給出 {0} 檔，沒有隱藏也沒有補齊。</translation>
    </message>
    <message>
      <source>{0} lots</source>
      <translation>{0} 手</translation>
    </message>
    <message>
      <source>{0} of {1} levels</source>
      <translation>{0} / {1} 檔</translation>
    </message>
    <message>
      <source>{0} sent no book of {1}; it may not offer one</source>
      <translation>{0}沒有給出 {1} 的盤口，可能不提供</translation>
    </message>
    <message>
      <source>{0} ticks</source>
      <translation>{0} 個價位</translation>
    </message>
    <message>
      <source>{0} took the request for {1} and sent no book yet</source>
      <translation>{0}已接受 {1} 的請求，尚未給出盤口</translation>
    </message>
    <message>
      <source>{0}, grouped by {1} ticks</source>
      <translation>{0}，每 {1} 個價位合併</translation>
    </message>
    <message>
      <source>{0}, grouped ×{1}</source>
      <translation>{0}，合併 ×{1}</translation>
    </message>
  </context>
  <context>
    <name>LadderToolbar</name>
    <message>
      <source>Auto</source>
      <translation>自動</translation>
    </message>
    <message>
      <source>Recentre (Space, middle click)</source>
      <translation>居中（空格、滑鼠中鍵）</translation>
    </message>
    <message>
      <source>Rows move when the market leaves their middle</source>
      <translation>盤口離開中部時各行隨之移動</translation>
    </message>
    <message>
      <source>Rows stand still until you scroll or recentre</source>
      <translation>各行不動，直到滾動或居中</translation>
    </message>
    <message>
      <source>Static</source>
      <translation>固定</translation>
    </message>
    <message>
      <source>Ticks in a row</source>
      <translation>每行價位數</translation>
    </message>
    <message>
      <source>Ticks in a row: {0}</source>
      <translation>每行價位數：{0}</translation>
    </message>
  </context>
  <context>
    <name>LinkChip</name>
    <message>
      <source>Link group {0}</source>
      <translation>聯動組 {0}</translation>
    </message>
    <message>
      <source>Pinned: follows no link group</source>
      <translation>已固定，不隨聯動組</translation>
    </message>
  </context>
  <context>
    <name>ListKeeper</name>
    <message>
      <source>Copied to {0}.</source>
      <translation>已複製到{0}。</translation>
    </message>
    <message>
      <source>List {0}</source>
      <translation>清單 {0}</translation>
    </message>
    <message>
      <source>Moved to {0}.</source>
      <translation>已移動到{0}。</translation>
    </message>
    <message>
      <source>{0} symbols were removed from {1}.</source>
      <translation>已從{1}移除 {0} 個代碼。</translation>
    </message>
    <message>
      <source>{0} was deleted.</source>
      <translation>已刪除{0}。</translation>
    </message>
    <message>
      <source>{0} was removed from {1}.</source>
      <translation>已從{1}移除 {0}。</translation>
    </message>
  </context>
  <context>
    <name>ListTabs</name>
    <message>
      <source>All lists</source>
      <translation>全部清單</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>列</translation>
    </message>
    <message>
      <source>Copy the list</source>
      <translation>複製清單</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>篩選</translation>
    </message>
    <message>
      <source>New list</source>
      <translation>新建清單</translation>
    </message>
    <message>
      <source>Watchlists: {0}</source>
      <translation>自選清單：{0}</translation>
    </message>
  </context>
  <context>
    <name>LogModel</name>
    <message>
      <source>Condition</source>
      <translation>條件</translation>
    </message>
    <message>
      <source>Crossed</source>
      <translation>穿越時間</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>發現</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>價格</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>來源</translation>
    </message>
    <message>
      <source>Symbol</source>
      <translation>代碼</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>數值</translation>
    </message>
  </context>
  <context>
    <name>MainMenu</name>
    <message>
      <source>About qosdesk</source>
      <translation>關於 qosdesk</translation>
    </message>
    <message>
      <source>Add panel</source>
      <translation>新增面板</translation>
    </message>
    <message>
      <source>Alerts</source>
      <translation>預警</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>覆蓋範圍</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>全屏</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>鍵盤快捷鍵</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>語言</translation>
    </message>
    <message>
      <source>Latency and diagnostics</source>
      <translation>延遲與診斷</translation>
    </message>
    <message>
      <source>Mini ticker</source>
      <translation>迷你行情</translation>
    </message>
    <message>
      <source>Network...</source>
      <translation>網路……</translation>
    </message>
    <message>
      <source>New window</source>
      <translation>新視窗</translation>
    </message>
    <message>
      <source>Provider and key...</source>
      <translation>服務商與金鑰…</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <source>Quota and live slots</source>
      <translation>額度與即時名額</translation>
    </message>
    <message>
      <source>Report a problem…</source>
      <translation>報告問題…</translation>
    </message>
    <message>
      <source>Reset layout</source>
      <translation>恢復預設佈局</translation>
    </message>
    <message>
      <source>Settings...</source>
      <translation>設定…</translation>
    </message>
    <message>
      <source>Workspace</source>
      <translation>工作區</translation>
    </message>
  </context>
  <context>
    <name>Market</name>
    <message>
      <source>CN</source>
      <translation>滬深</translation>
    </message>
    <message>
      <source>Crypto</source>
      <translation>加密</translation>
    </message>
    <message>
      <source>HK</source>
      <translation>香港</translation>
    </message>
    <message>
      <source>US</source>
      <translation>美國</translation>
    </message>
  </context>
  <context>
    <name>Meter</name>
    <message>
      <source>Books a minute</source>
      <translation>盤口/分鐘</translation>
    </message>
    <message>
      <source>Books that were asked for once.</source>
      <translation>單次請求的盤口。</translation>
    </message>
    <message>
      <source>Calendars a minute</source>
      <translation>日曆/分鐘</translation>
    </message>
    <message>
      <source>Connections</source>
      <translation>連線數</translation>
    </message>
    <message>
      <source>Connections that use this key at the same time, of all programs and computers.</source>
      <translation>所有程式和電腦同時使用這個金鑰的連線。</translation>
    </message>
    <message>
      <source>Full figures of up to ten products each: polled symbols, and every symbol when it is shown.</source>
      <translation>每次最多十個產品的完整資料：輪詢的代碼，以及每個代碼剛顯示時。</translation>
    </message>
    <message>
      <source>HTTP</source>
      <translation>請求</translation>
    </message>
    <message>
      <source>HTTP/min</source>
      <translation>請求/分鐘</translation>
    </message>
    <message>
      <source>History a minute</source>
      <translation>歷史/分鐘</translation>
    </message>
    <message>
      <source>K-lines a minute</source>
      <translation>K 線/分鐘</translation>
    </message>
    <message>
      <source>Lists of all products for the search, once for each market.</source>
      <translation>供搜尋用的產品清單，每個市場一次。</translation>
    </message>
    <message>
      <source>Live slots</source>
      <translation>即時名額</translation>
    </message>
    <message>
      <source>Names a minute</source>
      <translation>名稱/分鐘</translation>
    </message>
    <message>
      <source>Names, lots and share counts; they are kept on disk and asked for once.</source>
      <translation>名稱、每手股數和股本；存在磁碟上，只請求一次。</translation>
    </message>
    <message>
      <source>Older bars, page by page, when a chart is scrolled back or a gap is filled.</source>
      <translation>向前翻看圖表或補缺口時，逐頁請求更早的 K 線。</translation>
    </message>
    <message>
      <source>Past prints, for a tape that was opened or that missed some.</source>
      <translation>逐筆開啟時或漏掉時補的歷史成交。</translation>
    </message>
    <message>
      <source>Prints a minute</source>
      <translation>成交/分鐘</translation>
    </message>
    <message>
      <source>Product lists a minute</source>
      <translation>產品清單/分鐘</translation>
    </message>
    <message>
      <source>Products that stream at the same time, over all connections. What has no slot is polled.</source>
      <translation>所有連線上同時推送的產品數。沒有名額的改為輪詢。</translation>
    </message>
    <message>
      <source>Snapshots a minute</source>
      <translation>快照/分鐘</translation>
    </message>
    <message>
      <source>The newest bars of a chart that was opened.</source>
      <translation>開啟圖表時的最新 K 線。</translation>
    </message>
    <message>
      <source>Trading days, once for each market and start.</source>
      <translation>交易日曆，每個市場每次啟動一次。</translation>
    </message>
    <message>
      <source>WS</source>
      <translation>名額</translation>
    </message>
    <message>
      <source>next free in {0} s</source>
      <translation>{0} 秒後可用</translation>
    </message>
  </context>
  <context>
    <name>Mini</name>
    <message>
      <source>Codes instead of names</source>
      <translation>用代碼代替名稱</translation>
    </message>
    <message>
      <source>Connecting</source>
      <translation>連線中</translation>
    </message>
    <message>
      <source>Discreet: grey figures</source>
      <translation>低調模式：數字為灰色</translation>
    </message>
    <message>
      <source>Hide mini ticker</source>
      <translation>隱藏迷你行情</translation>
    </message>
    <message>
      <source>Key refused</source>
      <translation>金鑰被拒絕</translation>
    </message>
    <message>
      <source>Let clicks through</source>
      <translation>滑鼠穿透</translation>
    </message>
    <message>
      <source>Link lost</source>
      <translation>連線斷開</translation>
    </message>
    <message>
      <source>List</source>
      <translation>清單</translation>
    </message>
    <message>
      <source>Lock its place</source>
      <translation>鎖定位置</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>離線</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <source>Show mini ticker</source>
      <translation>顯示迷你行情</translation>
    </message>
    <message>
      <source>Symbols shown</source>
      <translation>顯示的品種</translation>
    </message>
    <message>
      <source>Wayland decides where it is and whether it stays on top</source>
      <translation>視窗位置和是否置頂由 Wayland 決定</translation>
    </message>
  </context>
  <context>
    <name>MiniTicker</name>
    <message>
      <source>Mini ticker</source>
      <translation>迷你行情</translation>
    </message>
    <message>
      <source>No symbols to show</source>
      <translation>沒有可顯示的品種</translation>
    </message>
  </context>
  <context>
    <name>NameDialog</name>
    <message>
      <source>A template of this name is there. It will be replaced.</source>
      <translation>已有同名模板，將被替換。</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Its indicators, parameters and colours can be put on any chart.</source>
      <translation>其中的指標、參數和顏色可用於任何圖表。</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名稱</translation>
    </message>
    <message>
      <source>Name of the template</source>
      <translation>模板名稱</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>儲存</translation>
    </message>
    <message>
      <source>Save as template</source>
      <translation>存為模板</translation>
    </message>
  </context>
  <context>
    <name>NetworkDialog</name>
    <message>
      <source>Address</source>
      <translation>地址</translation>
    </message>
    <message>
      <source>Apply</source>
      <translation>應用</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Loopback is never reached through a proxy. The password is kept in the system's keyring.</source>
      <translation>訪問本機永遠不經過代理。密碼儲存在系統金鑰環中。</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>網路</translation>
    </message>
    <message>
      <source>No proxy</source>
      <translation>不使用代理</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>密碼</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>測試</translation>
    </message>
    <message>
      <source>The system's proxy, if there is one</source>
      <translation>使用系統代理（如有）</translation>
    </message>
    <message>
      <source>This proxy</source>
      <translation>使用以下代理</translation>
    </message>
    <message>
      <source>Trying...</source>
      <translation>正在測試……</translation>
    </message>
    <message>
      <source>User name</source>
      <translation>使用者名稱</translation>
    </message>
    <message>
      <source>kept</source>
      <translation>已儲存</translation>
    </message>
  </context>
  <context>
    <name>NetworkPart</name>
    <message>
      <source>Change proxy...</source>
      <translation>更改代理…</translation>
    </message>
    <message>
      <source>None</source>
      <translation>無</translation>
    </message>
    <message>
      <source>Proxy</source>
      <translation>代理</translation>
    </message>
    <message>
      <source>The system's, if there is one</source>
      <translation>系統代理（如有）</translation>
    </message>
  </context>
  <context>
    <name>NoteDialog</name>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>儲存</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>備註</translation>
    </message>
    <message>
      <source>Note on {0}</source>
      <translation>{0} 的備註</translation>
    </message>
    <message>
      <source>Why it is in this list, what to watch for</source>
      <translation>為何加入此清單，需要關注什麼</translation>
    </message>
  </context>
  <context>
    <name>Notice</name>
    <message>
      <source>qosdesk was not closed properly the last time. Everything is as it was then.</source>
      <translation>qosdesk 上次沒有正常關閉。一切已恢復到當時的狀態。</translation>
    </message>
  </context>
  <context>
    <name>NoticeStrip</name>
    <message>
      <source>Dismiss</source>
      <translation>知道了</translation>
    </message>
    <message>
      <source>Show log…</source>
      <translation>檢視日誌…</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>Colour {0}</source>
      <translation>顏色 {0}</translation>
    </message>
    <message>
      <source>Core</source>
      <translation>核心</translation>
    </message>
    <message>
      <source>Type a code or a name; &gt; for commands, : for settings</source>
      <translation>輸入代碼或名稱；&gt; 只搜命令，: 只搜設定</translation>
    </message>
  </context>
  <context>
    <name>PalettePopup</name>
    <message>
      <source>Commands</source>
      <translation>命令</translation>
    </message>
    <message>
      <source>Core</source>
      <translation>核心</translation>
    </message>
    <message>
      <source>Ctrl+Enter: add to {0}</source>
      <translation>Ctrl+Enter：加入{0}</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Enter: add to the list</source>
      <translation>Enter：加入清單</translation>
    </message>
    <message>
      <source>Enter: do it</source>
      <translation>Enter：執行</translation>
    </message>
    <message>
      <source>Enter: open in link group {0}</source>
      <translation>Enter：在聯動組 {0} 開啟</translation>
    </message>
    <message>
      <source>Enter: open the settings there</source>
      <translation>Enter：開啟這一項設定</translation>
    </message>
    <message>
      <source>Enter: switch to it</source>
      <translation>Enter：切換過去</translation>
    </message>
    <message>
      <source>Esc: close</source>
      <translation>Esc：關閉</translation>
    </message>
    <message>
      <source>Nothing found for {0}. A symbol can be typed in full, such as HK:700</source>
      <translation>沒有找到 {0}。可輸入完整代碼，如 HK:700</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>設定</translation>
    </message>
    <message>
      <source>Symbols</source>
      <translation>代碼</translation>
    </message>
    <message>
      <source>Type a code, an English or Chinese name</source>
      <translation>輸入代碼、英文或中文名稱</translation>
    </message>
    <message>
      <source>Workspaces</source>
      <translation>工作區</translation>
    </message>
    <message>
      <source>↑ ↓ choose</source>
      <translation>↑ ↓ 選擇</translation>
    </message>
  </context>
  <context>
    <name>PanelMenu</name>
    <message>
      <source>Bars of a day and longer begin at midnight of the exchange</source>
      <translation>日線及更長週期按交易所零點劃分</translation>
    </message>
    <message>
      <source>Compare with…</source>
      <translation>疊加對比…</translation>
    </message>
    <message>
      <source>Remove {0}</source>
      <translation>移除 {0}</translation>
    </message>
    <message>
      <source>Share the crosshair in grid and link group</source>
      <translation>在宮格和聯動組內共享十字游標</translation>
    </message>
    <message>
      <source>Time zone</source>
      <translation>時區</translation>
    </message>
    <message>
      <source>Up to four symbols; each costs one history and one live quote</source>
      <translation>最多四個，每個佔用一份歷史行情和一個即時報價</translation>
    </message>
  </context>
  <context>
    <name>Panels</name>
    <message>
      <source>Alerts</source>
      <translation>預警</translation>
    </message>
    <message>
      <source>Chart</source>
      <translation>圖表</translation>
    </message>
    <message>
      <source>Charts</source>
      <translation>多圖</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>覆蓋範圍</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>盤口</translation>
    </message>
    <message>
      <source>Diagnostics</source>
      <translation>診斷</translation>
    </message>
    <message>
      <source>Instrument</source>
      <translation>報價</translation>
    </message>
    <message>
      <source>Quota</source>
      <translation>額度</translation>
    </message>
    <message>
      <source>Tape</source>
      <translation>分筆成交</translation>
    </message>
    <message>
      <source>Watchlist</source>
      <translation>自選</translation>
    </message>
  </context>
  <context>
    <name>ParameterDialog</name>
    <message>
      <source>Colour of {0}</source>
      <translation>{0} 的顏色</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>Line {0}</source>
      <translation>{0} 線</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>恢復預設</translation>
    </message>
  </context>
  <context>
    <name>Phase</name>
    <message>
      <source>24 h</source>
      <translation>24 小時</translation>
    </message>
    <message>
      <source>Afternoon</source>
      <translation>下午</translation>
    </message>
    <message>
      <source>Auction</source>
      <translation>競價</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>收盤</translation>
    </message>
    <message>
      <source>Hours unknown</source>
      <translation>時段未知</translation>
    </message>
    <message>
      <source>Lunch</source>
      <translation>午休</translation>
    </message>
    <message>
      <source>Morning</source>
      <translation>上午</translation>
    </message>
    <message>
      <source>Night</source>
      <translation>夜盤</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>盤中</translation>
    </message>
    <message>
      <source>Post</source>
      <translation>盤後</translation>
    </message>
    <message>
      <source>Pre</source>
      <translation>盤前</translation>
    </message>
  </context>
  <context>
    <name>PlanDialog</name>
    <message>
      <source>Close</source>
      <translation>關閉</translation>
    </message>
    <message>
      <source>Documented figures</source>
      <translation>恢復文件數值</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>方案</translation>
    </message>
    <message>
      <source>Plan of {0}</source>
      <translation>{0} 方案</translation>
    </message>
  </context>
  <context>
    <name>PlanForm</name>
    <message>
      <source>Documented plan</source>
      <translation>文件方案</translation>
    </message>
    <message>
      <source>One live slot is</source>
      <translation>一個即時名額是</translation>
    </message>
    <message>
      <source>What your key allows, if it is not the documented plan. It holds at once; 0 is no limit.</source>
      <translation>若您的金鑰與文件所列方案不同，在此填寫其限額。立即生效；0 表示沒有限額。</translation>
    </message>
    <message>
      <source>a code with all its kinds</source>
      <translation>一個代碼（含其全部型別）</translation>
    </message>
    <message>
      <source>each kind of a code</source>
      <translation>一個代碼的每種型別</translation>
    </message>
    <message>
      <source>no limit</source>
      <translation>無限額</translation>
    </message>
  </context>
  <context>
    <name>PlanPart</name>
    <message>
      <source>Documented figures</source>
      <translation>恢復文件數值</translation>
    </message>
    <message>
      <source>Provider</source>
      <translation>資料來源</translation>
    </message>
  </context>
  <context>
    <name>Quota</name>
    <message>
      <source>1 symbol</source>
      <translation>1 個代碼</translation>
    </message>
    <message>
      <source>Counters</source>
      <translation>計數</translation>
    </message>
    <message>
      <source>Learned: the provider's answers showed a lower limit than the plan's; the lower one is kept.</source>
      <translation>已學到：資料商的回覆表明限額低於方案，按較低的執行。</translation>
    </message>
    <message>
      <source>Live slots</source>
      <translation>即時名額</translation>
    </message>
    <message>
      <source>Next in line: {0}</source>
      <translation>即將即時：{0}</translation>
    </message>
    <message>
      <source>None yet.</source>
      <translation>暫無。</translation>
    </message>
    <message>
      <source>None: every symbol that is shown has a live slot.</source>
      <translation>無：顯示的每個代碼都有即時名額。</translation>
    </message>
    <message>
      <source>Nothing is counted while no provider is connected.</source>
      <translation>未連線資料商時不計數。</translation>
    </message>
    <message>
      <source>Polled</source>
      <translation>輪詢</translation>
    </message>
    <message>
      <source>Symbol</source>
      <translation>代碼</translation>
    </message>
    <message>
      <source>The plan of {0} has no live slot left for these. They are asked for in turn, as far as requests allow; select one, and it takes the slot of a symbol that is out of sight.</source>
      <translation>{0} 方案沒有多餘的即時名額給這些代碼，在請求數允許的範圍內輪流查詢；選中其中一個，它會取代不在視野內的代碼的名額。</translation>
    </message>
    <message>
      <source>This source has no limits. Everything that is shown is live.</source>
      <translation>此來源沒有限額，顯示的全部即時。</translation>
    </message>
    <message>
      <source>as counted here</source>
      <translation>本機計數</translation>
    </message>
    <message>
      <source>last answer</source>
      <translation>最近回覆</translation>
    </message>
    <message>
      <source>learned</source>
      <translation>已學到</translation>
    </message>
    <message>
      <source>{0} ago</source>
      <translation>{0}前</translation>
    </message>
    <message>
      <source>{0} symbols</source>
      <translation>{0} 個代碼</translation>
    </message>
    <message>
      <source>{0} under way</source>
      <translation>進行中 {0}</translation>
    </message>
  </context>
  <context>
    <name>QuotaPanel</name>
    <message>
      <source>Edit plan…</source>
      <translation>編輯方案…</translation>
    </message>
    <message>
      <source>Quota</source>
      <translation>額度</translation>
    </message>
  </context>
  <context>
    <name>ReadyMade</name>
    <message>
      <source>Charts</source>
      <translation>多圖</translation>
    </message>
    <message>
      <source>Day trader</source>
      <translation>日內交易</translation>
    </message>
    <message>
      <source>One list</source>
      <translation>單個清單</translation>
    </message>
    <message>
      <source>Small screen</source>
      <translation>小螢幕</translation>
    </message>
    <message>
      <source>Watcher</source>
      <translation>看盤</translation>
    </message>
  </context>
  <context>
    <name>ReportDialog</name>
    <message>
      <source>Close</source>
      <translation>關閉</translation>
    </message>
    <message>
      <source>Contents of the chosen file</source>
      <translation>所選檔案的內容</translation>
    </message>
    <message>
      <source>Files of the report</source>
      <translation>報告中的檔案</translation>
    </message>
    <message>
      <source>Gathering…</source>
      <translation>正在收集…</translation>
    </message>
    <message>
      <source>Include my lists and the names of symbols</source>
      <translation>包含我的清單和品種名稱</translation>
    </message>
    <message>
      <source>Nothing is sent. Read what the file will hold, save it, and attach it where you ask for help. Your key and passwords are never in it.</source>
      <translation>不會傳送任何內容。請先檢視檔案內容，儲存後附在求助的地方。檔案中絕不包含您的金鑰和密碼。</translation>
    </message>
    <message>
      <source>Report a problem</source>
      <translation>報告問題</translation>
    </message>
    <message>
      <source>Save report</source>
      <translation>儲存報告</translation>
    </message>
    <message>
      <source>Saved: {0}</source>
      <translation>已儲存：{0}</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>儲存…</translation>
    </message>
  </context>
  <context>
    <name>Row</name>
    <message>
      <source>Reset {0}</source>
      <translation>重置{0}</translation>
    </message>
  </context>
  <context>
    <name>SearchBox</name>
    <message>
      <source>Search symbols</source>
      <translation>搜尋代碼</translation>
    </message>
    <message>
      <source>Search symbols, commands and settings, or just type</source>
      <translation>搜尋代碼、命令和設定，也可以直接輸入</translation>
    </message>
    <message>
      <source>Type a code, name or pinyin...</source>
      <translation>輸入代碼、名稱或拼音首字母...</translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message>
      <source>A closed main window hides; alerts go on. Quit ends the program.</source>
      <translation>關閉主視窗只是隱藏，預警繼續執行；“退出”才結束程式。</translation>
    </message>
    <message>
      <source>A figure that should have moved turns grey after so many seconds; 0 switches the mark off.</source>
      <translation>本應變動的資料超過這麼多秒後變灰；0 表示不標記。</translation>
    </message>
    <message>
      <source>A press on the icon in the system's tray shows the windows.</source>
      <translation>點按系統托盤裡的圖示即可顯示視窗。</translation>
    </message>
    <message>
      <source>About</source>
      <translation>關於</translation>
    </message>
    <message>
      <source>About qosdesk</source>
      <translation>關於 qosdesk</translation>
    </message>
    <message>
      <source>Adjusted</source>
      <translation>前復權</translation>
    </message>
    <message>
      <source>Alerts</source>
      <translation>預警</translation>
    </message>
    <message>
      <source>All text, up and down included, stands out more.</source>
      <translation>所有文字（包括漲跌顏色）都更清晰。</translation>
    </message>
    <message>
      <source>Anchors are drawn to the open, high, low and close of a bar.</source>
      <translation>錨點吸附到 K 線的開、高、低、收價。</translation>
    </message>
    <message>
      <source>Anchors stick to prices</source>
      <translation>錨點吸附價格</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>外觀</translation>
    </message>
    <message>
      <source>Blue / orange</source>
      <translation>藍漲橙跌</translation>
    </message>
    <message>
      <source>By colours</source>
      <translation>按顏色方案</translation>
    </message>
    <message>
      <source>By colours: hollow with red up and monochrome, else filled.</source>
      <translation>按顏色方案：紅漲與單色時為空心，否則實心。</translation>
    </message>
    <message>
      <source>CFDs</source>
      <translation>差價合約</translation>
    </message>
    <message>
      <source>Cell</source>
      <translation>單元格</translation>
    </message>
    <message>
      <source>Chart</source>
      <translation>圖表</translation>
    </message>
    <message>
      <source>Closing</source>
      <translation>關閉視窗</translation>
    </message>
    <message>
      <source>Closing hides into the tray</source>
      <translation>關閉時隱藏到托盤</translation>
    </message>
    <message>
      <source>Commodities</source>
      <translation>商品</translation>
    </message>
    <message>
      <source>Compact 20</source>
      <translation>緊湊 20</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>對比度</translation>
    </message>
    <message>
      <source>Crosshair</source>
      <translation>十字游標</translation>
    </message>
    <message>
      <source>Crypto pairs</source>
      <translation>加密貨幣現貨</translation>
    </message>
    <message>
      <source>Crypto perpetuals</source>
      <translation>加密永續</translation>
    </message>
    <message>
      <source>Currencies</source>
      <translation>外匯</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>Data folder</source>
      <translation>資料資料夾</translation>
    </message>
    <message>
      <source>Density</source>
      <translation>疏密</translation>
    </message>
    <message>
      <source>Digits</source>
      <translation>數字</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>畫線</translation>
    </message>
    <message>
      <source>Exchange</source>
      <translation>交易所</translation>
    </message>
    <message>
      <source>Figures font</source>
      <translation>數字字型</translation>
    </message>
    <message>
      <source>Filled</source>
      <translation>實心</translation>
    </message>
    <message>
      <source>Flash</source>
      <translation>閃動</translation>
    </message>
    <message>
      <source>For dividends and splits, forward; each chart can have its own.</source>
      <translation>按分紅與拆股前復權；各圖表可另選。</translation>
    </message>
    <message>
      <source>Green up</source>
      <translation>綠漲紅跌</translation>
    </message>
    <message>
      <source>Heard from a tape whose own settings ask for it.</source>
      <translation>僅當該成交面板自己的設定要求時播放。</translation>
    </message>
    <message>
      <source>Height of rows in px; depth and tape have two less.</source>
      <translation>行高（畫素）；盤口與成交少兩畫素。</translation>
    </message>
    <message>
      <source>Holds for charts and tapes made from now on.</source>
      <translation>對之後新建的圖表與成交面板生效。</translation>
    </message>
    <message>
      <source>Holds for charts made from now on.</source>
      <translation>對之後新建的圖表生效。</translation>
    </message>
    <message>
      <source>Holds from the next start.</source>
      <translation>下次啟動後生效。</translation>
    </message>
    <message>
      <source>Hollow</source>
      <translation>空心</translation>
    </message>
    <message>
      <source>Hong Kong</source>
      <translation>港股</translation>
    </message>
    <message>
      <source>How large volumes and amounts are shortened.</source>
      <translation>大的成交量和金額怎樣縮寫。</translation>
    </message>
    <message>
      <source>Indices</source>
      <translation>指數</translation>
    </message>
    <message>
      <source>Inter (built in)</source>
      <translation>Inter（內建）</translation>
    </message>
    <message>
      <source>Inter has figures of one width; a system's font may not.</source>
      <translation>Inter 的數字等寬；系統字型未必如此。</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>鍵盤快捷鍵</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>語言</translation>
    </message>
    <message>
      <source>Large trade</source>
      <translation>大單 1 級</translation>
    </message>
    <message>
      <source>Larger trade</source>
      <translation>大單 2 級</translation>
    </message>
    <message>
      <source>Largest trade</source>
      <translation>大單 3 級</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>淺色</translation>
    </message>
    <message>
      <source>Monochrome</source>
      <translation>單色</translation>
    </message>
    <message>
      <source>Motion</source>
      <translation>動畫</translation>
    </message>
    <message>
      <source>Mute all alerts</source>
      <translation>全部靜音</translation>
    </message>
    <message>
      <source>Neither card nor sound; what fires is logged all the same.</source>
      <translation>不彈卡片也不發聲；觸發仍會記錄。</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>網路</translation>
    </message>
    <message>
      <source>Normal 22</source>
      <translation>標準 22</translation>
    </message>
    <message>
      <source>Numbers and time</source>
      <translation>數字與時間</translation>
    </message>
    <message>
      <source>Of charts and tapes; each can have its own by its menu.</source>
      <translation>圖表與逐筆成交的時區；各面板可在其選單中另選。</translation>
    </message>
    <message>
      <source>Of everything on screen; it changes at once.</source>
      <translation>螢幕上的全部文字；立即切換。</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>關</translation>
    </message>
    <message>
      <source>Own colours</source>
      <translation>自定義</translation>
    </message>
    <message>
      <source>Own colours, dark</source>
      <translation>自定義（深色）</translation>
    </message>
    <message>
      <source>Own colours, light</source>
      <translation>自定義（淺色）</translation>
    </message>
    <message>
      <source>Plan limits</source>
      <translation>方案額度</translation>
    </message>
    <message>
      <source>Prices</source>
      <translation>價格</translation>
    </message>
    <message>
      <source>Providers and keys</source>
      <translation>資料來源與金鑰</translation>
    </message>
    <message>
      <source>Proxy</source>
      <translation>代理</translation>
    </message>
    <message>
      <source>Raise text contrast to 7 : 1</source>
      <translation>文字對比度提高到 7 : 1</translation>
    </message>
    <message>
      <source>Red up</source>
      <translation>紅漲綠跌</translation>
    </message>
    <message>
      <source>Reduce motion</source>
      <translation>減少動畫</translation>
    </message>
    <message>
      <source>Rising candles</source>
      <translation>陽線</translation>
    </message>
    <message>
      <source>Roomy 26</source>
      <translation>寬鬆 26</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation>縮放</translation>
    </message>
    <message>
      <source>Shanghai</source>
      <translation>上海</translation>
    </message>
    <message>
      <source>Shared by linked charts</source>
      <translation>聯動圖表共用</translation>
    </message>
    <message>
      <source>Shenzhen</source>
      <translation>深圳</translation>
    </message>
    <message>
      <source>Shortcuts</source>
      <translation>快捷鍵</translation>
    </message>
    <message>
      <source>Size of everything, on top of the system's own scale.</source>
      <translation>整體大小，在系統縮放之上再縮放。</translation>
    </message>
    <message>
      <source>Sound of an alert</source>
      <translation>預警聲音</translation>
    </message>
    <message>
      <source>Sources</source>
      <translation>資料來源</translation>
    </message>
    <message>
      <source>Stale figures</source>
      <translation>過期判定</translation>
    </message>
    <message>
      <source>Start in the tray</source>
      <translation>啟動到托盤</translation>
    </message>
    <message>
      <source>Start-up</source>
      <translation>啟動</translation>
    </message>
    <message>
      <source>System</source>
      <translation>跟隨系統</translation>
    </message>
    <message>
      <source>System: dark or light as the computer is, also when that changes.</source>
      <translation>跟隨系統：與電腦的深淺一致，電腦改變時也跟著改變。</translation>
    </message>
    <message>
      <source>Tape and sounds</source>
      <translation>成交與聲音</translation>
    </message>
    <message>
      <source>The colours of rising and falling prices; sign and triangle always say it too.</source>
      <translation>上漲與下跌的顏色；正負號和三角總會同時標明。</translation>
    </message>
    <message>
      <source>The last one</source>
      <translation>上次的</translation>
    </message>
    <message>
      <source>The pointer of one chart is shown in the others of its link group.</source>
      <translation>一個圖表的游標同時顯示在同組聯動的其他圖表上。</translation>
    </message>
    <message>
      <source>The system's font</source>
      <translation>系統字型</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>主題</translation>
    </message>
    <message>
      <source>This computer</source>
      <translation>本機時間</translation>
    </message>
    <message>
      <source>Time zone</source>
      <translation>時區</translation>
    </message>
    <message>
      <source>To be heard</source>
      <translation>播放</translation>
    </message>
    <message>
      <source>Tray</source>
      <translation>托盤</translation>
    </message>
    <message>
      <source>United States</source>
      <translation>美股</translation>
    </message>
    <message>
      <source>Units</source>
      <translation>單位</translation>
    </message>
    <message>
      <source>Up and down</source>
      <translation>漲跌顏色</translation>
    </message>
    <message>
      <source>Up and down on the dark theme, each of at least 4.5 : 1.</source>
      <translation>深色主題上的漲跌顏色，對比度至少 4.5 : 1。</translation>
    </message>
    <message>
      <source>Up and down on the light theme, each of at least 4.5 : 1.</source>
      <translation>淺色主題上的漲跌顏色，對比度至少 4.5 : 1。</translation>
    </message>
    <message>
      <source>What is lit for a moment when a price changes.</source>
      <translation>價格變動時短暫亮起的部分。</translation>
    </message>
    <message>
      <source>What is open after a start, with all its windows where they were.</source>
      <translation>啟動後開啟的工作區，視窗都回到原來的位置。</translation>
    </message>
    <message>
      <source>What was lit goes out at once instead of fading.</source>
      <translation>亮起的部分立即熄滅，不再漸隱。</translation>
    </message>
    <message>
      <source>What your key allows</source>
      <translation>金鑰允許的額度</translation>
    </message>
    <message>
      <source>Where the system has a tray.</source>
      <translation>僅在系統有托盤時有效。</translation>
    </message>
    <message>
      <source>Where your data is</source>
      <translation>資料的位置</translation>
    </message>
    <message>
      <source>Workspace</source>
      <translation>工作區</translation>
    </message>
    <message>
      <source>accessibility, readable</source>
      <translation>無障礙，易讀</translation>
    </message>
    <message>
      <source>adjusted, dividend, split, ex-rights</source>
      <translation>復權，前復權，分紅，除權</translation>
    </message>
    <message>
      <source>age, delay, old</source>
      <translation>時效，延遲，過期</translation>
    </message>
    <message>
      <source>animation, fade</source>
      <translation>動效，漸隱</translation>
    </message>
    <message>
      <source>blink, highlight</source>
      <translation>閃爍，高亮</translation>
    </message>
    <message>
      <source>candlestick, body</source>
      <translation>K 線，蠟燭圖，實體</translation>
    </message>
    <message>
      <source>clock, hours</source>
      <translation>時鐘，小時</translation>
    </message>
    <message>
      <source>magnet, snap, trend line</source>
      <translation>磁吸，吸附，趨勢線</translation>
    </message>
    <message>
      <source>minimised, hidden, background</source>
      <translation>最小化，隱藏，後臺</translation>
    </message>
    <message>
      <source>never</source>
      <translation>從不</translation>
    </message>
    <message>
      <source>night mode, day, colours</source>
      <translation>夜間模式，白天，顏色</translation>
    </message>
    <message>
      <source>red, green, colour-blind, candle colours</source>
      <translation>紅，綠，色弱，色盲，K 線顏色</translation>
    </message>
    <message>
      <source>row height, spacing</source>
      <translation>行高，間距</translation>
    </message>
    <message>
      <source>s</source>
      <translation>秒</translation>
    </message>
    <message>
      <source>silent, do not disturb, quiet</source>
      <translation>靜音，免打擾，安靜</translation>
    </message>
    <message>
      <source>tape, tier, beep</source>
      <translation>逐筆，分級，提示音</translation>
    </message>
    <message>
      <source>thousand, million, billion</source>
      <translation>千，百萬，十億，萬，億</translation>
    </message>
    <message>
      <source>zoom, larger, text size, percent</source>
      <translation>放大，字型大小，百分比</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source>1 change since start</source>
      <translation>啟動後改動 1 項</translation>
    </message>
    <message>
      <source>No changes since start</source>
      <translation>啟動後沒有改動</translation>
    </message>
    <message>
      <source>No setting is called so: {0}</source>
      <translation>沒有這樣的設定：{0}</translation>
    </message>
    <message>
      <source>Reset this page</source>
      <translation>重置本頁</translation>
    </message>
    <message>
      <source>Search settings</source>
      <translation>搜尋設定</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>設定</translation>
    </message>
    <message>
      <source>{0} changes since start</source>
      <translation>啟動後改動 {0} 項</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsDialog</name>
    <message>
      <source>Change shortcuts…</source>
      <translation>更改快捷鍵…</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>關閉</translation>
    </message>
    <message>
      <source>Copy the list</source>
      <translation>複製清單</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>鍵盤快捷鍵</translation>
    </message>
    <message>
      <source>Search commands or keys</source>
      <translation>搜尋命令或按鍵</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsModel</name>
    <message>
      <source>Always the same</source>
      <translation>固定不變</translation>
    </message>
    <message>
      <source>Command</source>
      <translation>命令</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>按鍵</translation>
    </message>
    <message>
      <source>What it does</source>
      <translation>作用</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsPage</name>
    <message>
      <source>Add keys…</source>
      <translation>增加按鍵…</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>更改…</translation>
    </message>
    <message>
      <source>Choose a command first.</source>
      <translation>請先選擇一個命令。</translation>
    </message>
    <message>
      <source>No keys</source>
      <translation>不設按鍵</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>方案</translation>
    </message>
    <message>
      <source>Press keys…</source>
      <translation>請按鍵…</translation>
    </message>
    <message>
      <source>Press the new keys of “{0}”. Esc cancels.</source>
      <translation>請按“{0}”的新按鍵。Esc 取消。</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>恢復</translation>
    </message>
    <message>
      <source>Reset all</source>
      <translation>全部恢復</translation>
    </message>
    <message>
      <source>Search commands or keys</source>
      <translation>搜尋命令或按鍵</translation>
    </message>
    <message>
      <source>{0} also: {1}. Where a panel has the keyboard, its own command comes first.</source>
      <translation>{0} 還用於：{1}。鍵盤在面板中時，面板自己的命令優先。</translation>
    </message>
    <message>
      <source>{0} belongs to “{1}”. Press it again to take it over, or press other keys.</source>
      <translation>{0} 屬於“{1}”。再按一次改為這裡使用，或按其他鍵。</translation>
    </message>
    <message>
      <source>{0} can't be given away: letters and digits begin a search; arrows, Enter, Tab and Esc always mean the same. Press other keys.</source>
      <translation>{0} 不能分配：字母和數字用於搜尋；方向鍵、Enter、Tab、Esc 含義固定。請按其他鍵。</translation>
    </message>
    <message>
      <source>{0} is given twice: “{1}” hears it, “{2}” does not.</source>
      <translation>{0} 分配了兩次：“{1}”有效，“{2}”無效。</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsView</name>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>鍵盤快捷鍵</translation>
    </message>
  </context>
  <context>
    <name>SourcesPage</name>
    <message>
      <source>A key is never written to a log, a report or an exported workspace.</source>
      <translation>金鑰絕不會寫入日誌、報告或匯出的工作區。</translation>
    </message>
    <message>
      <source>Add a key...</source>
      <translation>新增金鑰…</translation>
    </message>
    <message>
      <source>As a guest, without a key</source>
      <translation>以訪客身份，無金鑰</translation>
    </message>
    <message>
      <source>Change the key...</source>
      <translation>更換金鑰…</translation>
    </message>
    <message>
      <source>Forget the key</source>
      <translation>刪除金鑰</translation>
    </message>
    <message>
      <source>Key given to this start, not kept</source>
      <translation>金鑰隨本次啟動給出，不儲存</translation>
    </message>
    <message>
      <source>Key in the system's keyring</source>
      <translation>金鑰在系統鑰匙串中</translation>
    </message>
    <message>
      <source>Key readable in a file of this profile</source>
      <translation>金鑰以可讀形式存在本配置的檔案中</translation>
    </message>
    <message>
      <source>Key until the program ends, not kept</source>
      <translation>金鑰用到程式結束，不儲存</translation>
    </message>
    <message>
      <source>No key</source>
      <translation>沒有金鑰</translation>
    </message>
    <message>
      <source>Plan...</source>
      <translation>方案…</translation>
    </message>
    <message>
      <source>Refused by {0}</source>
      <translation>被 {0} 拒絕</translation>
    </message>
    <message>
      <source>Stop using it</source>
      <translation>停止使用</translation>
    </message>
    <message>
      <source>The first provider that covers a symbol serves it. For shares the next one takes over by itself when it fails; for anything else only where you said so on the coverage page.</source>
      <translation>每個品種由次序中第一個可提供它的資料來源提供。股票在其中斷時由下一個自動接替；其他品種只有您在覆蓋範圍頁指定後才會接替。</translation>
    </message>
    <message>
      <source>Use the demo</source>
      <translation>使用演示</translation>
    </message>
    <message>
      <source>Use the kept keys</source>
      <translation>使用已儲存的金鑰</translation>
    </message>
    <message>
      <source>not in use</source>
      <translation>未使用</translation>
    </message>
    <message>
      <source>{0} earlier in the order</source>
      <translation>{0} 次序提前</translation>
    </message>
    <message>
      <source>{0} later in the order</source>
      <translation>{0} 次序推後</translation>
    </message>
  </context>
  <context>
    <name>Sourcing</name>
    <message>
      <source>DEMO: a demo exchange on this computer makes these prices up.</source>
      <translation>DEMO：這些價格由本機的演示交易所虛構。</translation>
    </message>
    <message>
      <source>DEMO: a demo exchange on this computer makes up the prices of {0}.</source>
      <translation>DEMO：{0} 的價格由本機的演示交易所虛構。</translation>
    </message>
    <message>
      <source>Its figures stood still at {0} while its market traded.</source>
      <translation>市場交易期間，{0} 的資料停滯不動。</translation>
    </message>
    <message>
      <source>No provider in use offers {0}.</source>
      <translation>使用中的資料來源都不提供 {0}。</translation>
    </message>
    <message>
      <source>no source</source>
      <translation>無資料來源</translation>
    </message>
    <message>
      <source>not offered by {0}</source>
      <translation>{0} 不提供</translation>
    </message>
    <message>
      <source>{0} (instead of {1})</source>
      <translation>{0}（代替 {1}）</translation>
    </message>
    <message>
      <source>{0} at {1} stands in for {2}: similar, but not the same instrument. You chose it.</source>
      <translation>由 {1} 的 {0} 代替 {2}：相近，但不是同一品種。由您指定。</translation>
    </message>
    <message>
      <source>{0} does not offer market {1}.</source>
      <translation>{0} 不提供市場 {1}。</translation>
    </message>
    <message>
      <source>{0} does not offer market {1}: its markets are {2}</source>
      <translation>{0} 不提供市場 {1}，其市場為 {2}</translation>
    </message>
    <message>
      <source>{0} does not push bars</source>
      <translation>{0} 不推送K線</translation>
    </message>
    <message>
      <source>{0} has no code for {1}</source>
      <translation>{0} 沒有 {1} 的代碼</translation>
    </message>
    <message>
      <source>{0} instead of {1} since {2}.</source>
      <translation>自 {2} 起由 {0} 代替 {1}。</translation>
    </message>
    <message>
      <source>{0} instead of {1}.</source>
      <translation>由 {0} 代替 {1}。</translation>
    </message>
    <message>
      <source>{0} is not connected since {1}.</source>
      <translation>{0} 自 {1} 起未連線。</translation>
    </message>
    <message>
      <source>{0} is not connected since {1}: {2}</source>
      <translation>{0} 自 {1} 起未連線：{2}</translation>
    </message>
    <message>
      <source>{0} is not connected.</source>
      <translation>{0} 未連線。</translation>
    </message>
    <message>
      <source>{0} is the same instrument at every source: nothing has to stand in.</source>
      <translation>{0} 在各資料來源都是同一品種，無需代替。</translation>
    </message>
    <message>
      <source>{0} refuses this code.</source>
      <translation>{0} 拒絕此代碼。</translation>
    </message>
    <message>
      <source>{0} serves {1}.</source>
      <translation>{1} 由 {0} 提供。</translation>
    </message>
    <message>
      <source>{0} sources</source>
      <translation>{0} 個資料來源</translation>
    </message>
    <message>
      <source>≈ {0} at {1}</source>
      <translation>≈ {1} 的 {0}</translation>
    </message>
  </context>
  <context>
    <name>StandInDialog</name>
    <message>
      <source>A code of {0} for {1}</source>
      <translation>用 {0} 的代碼代替 {1}</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>End it</source>
      <translation>結束代替</translation>
    </message>
    <message>
      <source>It is similar, not the same instrument: price, hours, size and volume may differ. It is marked ≈ wherever it is shown, and only you can choose it.</source>
      <translation>兩者相近，但不是同一品種：價格、交易時間、合約大小和成交量可能不同。顯示處一律標 ≈，且只能由您指定。</translation>
    </message>
    <message>
      <source>Let another code stand in</source>
      <translation>用其他代碼代替</translation>
    </message>
    <message>
      <source>Let it stand in</source>
      <translation>用它代替</translation>
    </message>
    <message>
      <source>Market and code, such as CM:GOLD</source>
      <translation>市場和代碼，例如 CM:GOLD</translation>
    </message>
    <message>
      <source>Type a code of {0} first.</source>
      <translation>請先輸入 {0} 的代碼。</translation>
    </message>
  </context>
  <context>
    <name>StatusBar</name>
    <message>
      <source>Click to see which provider covers which symbol.</source>
      <translation>點選檢視各資料來源覆蓋哪些品種。</translation>
    </message>
    <message>
      <source>From the bytes of a quote to its pixels: {0} frames of the last minute. Click for diagnostics.</source>
      <translation>從收到行情位元組到畫出畫素：最近一分鐘的 {0} 幀。點選檢視診斷。</translation>
    </message>
    <message>
      <source>From the vendor's stamp to the receipt, p50: stamps of whole seconds and two clocks that differ allow an interval only. Click for diagnostics.</source>
      <translation>從資料商時間戳到接收，p50：時間戳只到整秒且兩邊時鐘有差，只能給出區間。點選檢視診斷。</translation>
    </message>
    <message>
      <source>Ledger</source>
      <translation>額度</translation>
    </message>
    <message>
      <source>Messages taken from the provider in the last second</source>
      <translation>最近一秒收到的行情條數</translation>
    </message>
    <message>
      <source>Used of what your plan allows. Click for every counter.</source>
      <translation>方案額度的已用部分。點選檢視全部計數。</translation>
    </message>
    <message>
      <source>msg/s</source>
      <translation>條/秒</translation>
    </message>
    <message>
      <source>next free in {0} s</source>
      <translation>{0} 秒後可用</translation>
    </message>
    <message>
      <source>receive→paint</source>
      <translation>接收→繪製</translation>
    </message>
    <message>
      <source>vendor→receive</source>
      <translation>資料商→接收</translation>
    </message>
    <message>
      <source>{0} ms</source>
      <translation>{0} ms</translation>
    </message>
  </context>
  <context>
    <name>SwitchRow</name>
    <message>
      <source>Try</source>
      <translation>試聽</translation>
    </message>
    <message>
      <source>Try: {0}</source>
      <translation>試聽：{0}</translation>
    </message>
  </context>
  <context>
    <name>TableCells</name>
    <message>
      <source>24 h</source>
      <translation>24 小時</translation>
    </message>
    <message>
      <source>Auction</source>
      <translation>競價</translation>
    </message>
    <message>
      <source>Closed</source>
      <translation>收盤</translation>
    </message>
    <message>
      <source>Halted</source>
      <translation>停牌</translation>
    </message>
    <message>
      <source>Lunch</source>
      <translation>午休</translation>
    </message>
    <message>
      <source>Night</source>
      <translation>夜盤</translation>
    </message>
    <message>
      <source>No data</source>
      <translation>無資料</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>盤中</translation>
    </message>
    <message>
      <source>Post</source>
      <translation>盤後</translation>
    </message>
    <message>
      <source>Pre</source>
      <translation>盤前</translation>
    </message>
    <message>
      <source>average</source>
      <translation>平均</translation>
    </message>
  </context>
  <context>
    <name>TableColumns</name>
    <message>
      <source>52-week range</source>
      <translation>52周區間</translation>
    </message>
    <message>
      <source>Age</source>
      <translation>時效</translation>
    </message>
    <message>
      <source>Amplitude</source>
      <translation>振幅</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>賣</translation>
    </message>
    <message>
      <source>Ask size</source>
      <translation>賣量</translation>
    </message>
    <message>
      <source>Average</source>
      <translation>均價</translation>
    </message>
    <message>
      <source>Bid</source>
      <translation>買</translation>
    </message>
    <message>
      <source>Bid size</source>
      <translation>買量</translation>
    </message>
    <message>
      <source>Bid/ask ratio</source>
      <translation>委比</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>漲跌</translation>
    </message>
    <message>
      <source>Chg %</source>
      <translation>漲跌幅</translation>
    </message>
    <message>
      <source>Currency</source>
      <translation>貨幣</translation>
    </message>
    <message>
      <source>Day</source>
      <translation>當日</translation>
    </message>
    <message>
      <source>Div. yield</source>
      <translation>股息率</translation>
    </message>
    <message>
      <source>Dividend</source>
      <translation>每股股息</translation>
    </message>
    <message>
      <source>EPS</source>
      <translation>每股收益</translation>
    </message>
    <message>
      <source>Ext. change</source>
      <translation>盤前盤後漲跌</translation>
    </message>
    <message>
      <source>Ext. chg %</source>
      <translation>盤前盤後漲幅</translation>
    </message>
    <message>
      <source>Ext. price</source>
      <translation>盤前盤後價</translation>
    </message>
    <message>
      <source>Float cap</source>
      <translation>流通市值</translation>
    </message>
    <message>
      <source>High</source>
      <translation>最高</translation>
    </message>
    <message>
      <source>Last</source>
      <translation>最新</translation>
    </message>
    <message>
      <source>Lot</source>
      <translation>每手</translation>
    </message>
    <message>
      <source>Low</source>
      <translation>最低</translation>
    </message>
    <message>
      <source>Market cap</source>
      <translation>總市值</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名稱</translation>
    </message>
    <message>
      <source>Not known</source>
      <translation>未知</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>今開</translation>
    </message>
    <message>
      <source>P/B</source>
      <translation>市淨率</translation>
    </message>
    <message>
      <source>P/E</source>
      <translation>市盈率</translation>
    </message>
    <message>
      <source>Prev. close</source>
      <translation>昨收</translation>
    </message>
    <message>
      <source>Price since this program heard of it</source>
      <translation>本程式收到以來的價格</translation>
    </message>
    <message>
      <source>Session</source>
      <translation>時段</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>來源</translation>
    </message>
    <message>
      <source>Spread</source>
      <translation>價差</translation>
    </message>
    <message>
      <source>Symbol</source>
      <translation>代碼</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>時間</translation>
    </message>
    <message>
      <source>Turnover</source>
      <translation>成交額</translation>
    </message>
    <message>
      <source>Turnover rate</source>
      <translation>換手率</translation>
    </message>
    <message>
      <source>Vol. ratio</source>
      <translation>量比</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>成交量</translation>
    </message>
    <message>
      <source>open</source>
      <translation>開盤</translation>
    </message>
    <message>
      <source>previous close</source>
      <translation>昨收</translation>
    </message>
    <message>
      <source>regular close</source>
      <translation>盤中收盤</translation>
    </message>
  </context>
  <context>
    <name>TableCommands</name>
    <message>
      <source>Alias of this row</source>
      <translation>此行的別名</translation>
    </message>
    <message>
      <source>Section</source>
      <translation>分組</translation>
    </message>
    <message>
      <source>Title of the section</source>
      <translation>分組名稱</translation>
    </message>
  </context>
  <context>
    <name>TableHeader</name>
    <message>
      <source>{0}: the order is held while the pointer is over the table</source>
      <translation>{0}：指標在表格上時保持順序不變</translation>
    </message>
  </context>
  <context>
    <name>TableMenus</name>
    <message>
      <source>Add symbol</source>
      <translation>新增代碼</translation>
    </message>
    <message>
      <source>Add to list</source>
      <translation>加入清單</translation>
    </message>
    <message>
      <source>Alert at price…</source>
      <translation>價格提醒…</translation>
    </message>
    <message>
      <source>Alert for all its symbols…</source>
      <translation>為全部代碼設定提醒…</translation>
    </message>
    <message>
      <source>Alias…</source>
      <translation>別名…</translation>
    </message>
    <message>
      <source>Ask for full figures</source>
      <translation>請求完整行情</translation>
    </message>
    <message>
      <source>Colour tag</source>
      <translation>顏色標記</translation>
    </message>
    <message>
      <source>Columns…</source>
      <translation>列…</translation>
    </message>
    <message>
      <source>Copy all codes</source>
      <translation>複製全部代碼</translation>
    </message>
    <message>
      <source>Copy all rows with numbers</source>
      <translation>複製全部行（含數值）</translation>
    </message>
    <message>
      <source>Copy code</source>
      <translation>複製代碼</translation>
    </message>
    <message>
      <source>Copy name</source>
      <translation>複製名稱</translation>
    </message>
    <message>
      <source>Copy rows with numbers</source>
      <translation>複製行（含數值）</translation>
    </message>
    <message>
      <source>Delete {0}</source>
      <translation>刪除{0}</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>複製清單</translation>
    </message>
    <message>
      <source>Fold</source>
      <translation>摺疊</translation>
    </message>
    <message>
      <source>Fold or unfold all</source>
      <translation>全部摺疊或展開</translation>
    </message>
    <message>
      <source>Freeze no column</source>
      <translation>取消凍結</translation>
    </message>
    <message>
      <source>Freeze up to here</source>
      <translation>凍結到此列</translation>
    </message>
    <message>
      <source>Hide {0}</source>
      <translation>隱藏{0}</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>匯入…</translation>
    </message>
    <message>
      <source>Its own width</source>
      <translation>恢復列寬</translation>
    </message>
    <message>
      <source>Move section down</source>
      <translation>分組下移</translation>
    </message>
    <message>
      <source>Move section up</source>
      <translation>分組上移</translation>
    </message>
    <message>
      <source>Move to list</source>
      <translation>移動到清單</translation>
    </message>
    <message>
      <source>My order</source>
      <translation>自定義順序</translation>
    </message>
    <message>
      <source>New list</source>
      <translation>新建清單</translation>
    </message>
    <message>
      <source>New section…</source>
      <translation>新建分組…</translation>
    </message>
    <message>
      <source>No tag</source>
      <translation>無標記</translation>
    </message>
    <message>
      <source>Note…</source>
      <translation>備註…</translation>
    </message>
    <message>
      <source>Open in {0}</source>
      <translation>在{0}中開啟</translation>
    </message>
    <message>
      <source>Paste or import…</source>
      <translation>貼上或匯入…</translation>
    </message>
    <message>
      <source>Remove from {0}</source>
      <translation>從{0}移除</translation>
    </message>
    <message>
      <source>Remove section, keep its rows</source>
      <translation>移除分組，保留其中的行</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>重新命名…</translation>
    </message>
    <message>
      <source>Section above…</source>
      <translation>在上方新建分組…</translation>
    </message>
    <message>
      <source>Section {0}</source>
      <translation>分組 {0}</translation>
    </message>
    <message>
      <source>Sort</source>
      <translation>排序</translation>
    </message>
    <message>
      <source>Sort by</source>
      <translation>排序</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>資料來源</translation>
    </message>
    <message>
      <source>Tag {0}</source>
      <translation>標記 {0}</translation>
    </message>
    <message>
      <source>Undo the last change of lists</source>
      <translation>撤銷上一次清單修改</translation>
    </message>
    <message>
      <source>Unfold</source>
      <translation>展開</translation>
    </message>
    <message>
      <source>Usual order</source>
      <translation>預設次序</translation>
    </message>
  </context>
  <context>
    <name>TableModel</name>
    <message>
      <source>down</source>
      <translation>跌</translation>
    </message>
    <message>
      <source>live</source>
      <translation>即時</translation>
    </message>
    <message>
      <source>no data</source>
      <translation>無資料</translation>
    </message>
    <message>
      <source>no price</source>
      <translation>無價格</translation>
    </message>
    <message>
      <source>note: {0}</source>
      <translation>備註：{0}</translation>
    </message>
    <message>
      <source>stale</source>
      <translation>已過時</translation>
    </message>
    <message>
      <source>tag {0}</source>
      <translation>標記 {0}</translation>
    </message>
    <message>
      <source>unchanged</source>
      <translation>平</translation>
    </message>
    <message>
      <source>up</source>
      <translation>漲</translation>
    </message>
  </context>
  <context>
    <name>TablePanel</name>
    <message>
      <source>1 symbol</source>
      <translation>1 檔</translation>
    </message>
    <message>
      <source>List {0}</source>
      <translation>清單 {0}</translation>
    </message>
    <message>
      <source>Watchlist</source>
      <translation>自選</translation>
    </message>
    <message>
      <source>{0} live</source>
      <translation>即時 {0}</translation>
    </message>
    <message>
      <source>{0} of {1} symbols</source>
      <translation>{1} 個代碼中的 {0} 個</translation>
    </message>
    <message>
      <source>{0} polled</source>
      <translation>輪詢 {0}</translation>
    </message>
    <message>
      <source>{0} stale</source>
      <translation>停滯 {0}</translation>
    </message>
    <message>
      <source>{0} symbols</source>
      <translation>{0} 檔</translation>
    </message>
    <message>
      <source>{0}: {1} symbols, average {2}, {3} up, {4} down</source>
      <translation>{0}：{1} 個代碼，平均 {2}，上漲 {3}，下跌 {4}</translation>
    </message>
  </context>
  <context>
    <name>TapeFilter</name>
    <message>
      <source>A number, also with K, M, 万 or 亿; empty: no limit</source>
      <translation>數字，可帶 K、M、萬、億；留空表示不限</translation>
    </message>
    <message>
      <source>Clear the filter</source>
      <translation>清除篩選</translation>
    </message>
    <message>
      <source>Counted among the rows kept. Rate, buys, sells and averages include what is filtered out.</source>
      <translation>按保留的行計數。速率、買入、賣出與均值都包含被篩掉的成交。</translation>
    </message>
    <message>
      <source>Largest print shown</source>
      <translation>顯示的最大成交</translation>
    </message>
    <message>
      <source>Show buys</source>
      <translation>顯示主動買</translation>
    </message>
    <message>
      <source>Show prints of unknown side</source>
      <translation>顯示方向不明的成交</translation>
    </message>
    <message>
      <source>Show sells</source>
      <translation>顯示主動賣</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>量</translation>
    </message>
    <message>
      <source>Smallest print shown</source>
      <translation>顯示的最小成交</translation>
    </message>
    <message>
      <source>The limits are money: price × size</source>
      <translation>上下限為金額：價格 × 數量</translation>
    </message>
    <message>
      <source>The limits are sizes, in the unit of the column</source>
      <translation>上下限為數量，單位與該列相同</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>金額</translation>
    </message>
    <message>
      <source>from</source>
      <translation>從</translation>
    </message>
    <message>
      <source>to</source>
      <translation>到</translation>
    </message>
    <message>
      <source>{0} of {1} prints filtered out; sums hold all</source>
      <translation>{1} 筆中篩掉 {0} 筆；合計包含全部</translation>
    </message>
  </context>
  <context>
    <name>TapeMenu</name>
    <message>
      <source>Alert at {0}…</source>
      <translation>在 {0} 設預警…</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>複製</translation>
    </message>
    <message>
      <source>Copy price {0}</source>
      <translation>複製價格 {0}</translation>
    </message>
    <message>
      <source>Counts and averages</source>
      <translation>筆數與均值</translation>
    </message>
    <message>
      <source>Export all prints kept</source>
      <translation>匯出全部保留的成交</translation>
    </message>
    <message>
      <source>Export all prints kept…</source>
      <translation>匯出全部保留的成交…</translation>
    </message>
    <message>
      <source>Export visible prints</source>
      <translation>匯出可見的成交</translation>
    </message>
    <message>
      <source>Export visible prints…</source>
      <translation>匯出可見的成交…</translation>
    </message>
    <message>
      <source>Filter…</source>
      <translation>篩選…</translation>
    </message>
    <message>
      <source>Newest at the bottom</source>
      <translation>最新在下</translation>
    </message>
    <message>
      <source>Newest on top</source>
      <translation>最新在上</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>暫停</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>繼續</translation>
    </message>
    <message>
      <source>Show size {0} and more</source>
      <translation>只看數量 {0} 及以上</translation>
    </message>
    <message>
      <source>Sums of</source>
      <translation>合計範圍</translation>
    </message>
    <message>
      <source>Tape settings…</source>
      <translation>分筆成交設定…</translation>
    </message>
    <message>
      <source>Time zone</source>
      <translation>時區</translation>
    </message>
  </context>
  <context>
    <name>TapePanel</name>
    <message>
      <source>1 min</source>
      <translation>1 分鐘</translation>
    </message>
    <message>
      <source>5 min</source>
      <translation>5 分鐘</translation>
    </message>
    <message>
      <source>?: the source gives no side; inferred from the price before (tick rule).</source>
      <translation>?：資料來源未給方向，按前一價格推斷（逐筆規則）。</translation>
    </message>
    <message>
      <source>Adaptive: a multiple of the average size of the last 500 rows.</source>
      <translation>自適應：最近 500 行平均數量的倍數。</translation>
    </message>
    <message>
      <source>Adaptive: the top 5 %, 1 % and 0.2 % of the last 500 rows, at least 4, 10 and 25 times their median.</source>
      <translation>自適應：最近 500 行的前 5 %、1 %、0.2 %，且不低於中位數的 4、10、25 倍。</translation>
    </message>
    <message>
      <source>All {0} prints kept are filtered out</source>
      <translation>保留的 {0} 筆全部被篩掉</translation>
    </message>
    <message>
      <source>Backfilled to {0}</source>
      <translation>以下為補取，至 {0}</translation>
    </message>
    <message>
      <source>Backfilled: it was asked for, it did not come live.</source>
      <translation>補取：透過請求得到，並非即時推送。</translation>
    </message>
    <message>
      <source>Bought</source>
      <translation>主動買</translation>
    </message>
    <message>
      <source>Buy {0}</source>
      <translation>買 {0}</translation>
    </message>
    <message>
      <source>Clear the filter with × above</source>
      <translation>點上方 × 清除篩選</translation>
    </message>
    <message>
      <source>Earlier prints are asked for</source>
      <translation>正在補取更早的成交</translation>
    </message>
    <message>
      <source>Earlier prints were not answered</source>
      <translation>更早的成交沒有得到答覆</translation>
    </message>
    <message>
      <source>H: this print made the day's high.</source>
      <translation>H：這筆成交創當日新高。</translation>
    </message>
    <message>
      <source>L: this print made the day's low.</source>
      <translation>L：這筆成交創當日新低。</translation>
    </message>
    <message>
      <source>Live from here on</source>
      <translation>從此處起為即時</translation>
    </message>
    <message>
      <source>No earlier prints</source>
      <translation>沒有更早的成交</translation>
    </message>
    <message>
      <source>No prints</source>
      <translation>沒有逐筆成交</translation>
    </message>
    <message>
      <source>No prints yet</source>
      <translation>尚無成交</translation>
    </message>
    <message>
      <source>No prints {0} – {1}</source>
      <translation>{0} – {1} 沒有成交</translation>
    </message>
    <message>
      <source>Paused · 1 new print counted</source>
      <translation>已暫停 · 新增 1 筆</translation>
    </message>
    <message>
      <source>Paused · {0} new prints counted</source>
      <translation>已暫停 · 新增 {0} 筆</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>價格</translation>
    </message>
    <message>
      <source>Prints missing since {0}</source>
      <translation>{0} 起缺少成交</translation>
    </message>
    <message>
      <source>Prints missing {0} – {1}</source>
      <translation>缺少 {0} – {1} 的成交</translation>
    </message>
    <message>
      <source>Prints missing {0} – {1}, asked for</source>
      <translation>缺少 {0} – {1} 的成交，正在補取</translation>
    </message>
    <message>
      <source>Prints missing {0} – {1}, not answered</source>
      <translation>缺少 {0} – {1} 的成交，沒有得到答覆</translation>
    </message>
    <message>
      <source>Resume  End</source>
      <translation>繼續  End</translation>
    </message>
    <message>
      <source>Running Δ</source>
      <translation>累計 Δ</translation>
    </message>
    <message>
      <source>Running, of the live prints read: volume {0}, Δ {1}</source>
      <translation>已讀即時成交累計：量 {0}，Δ {1}</translation>
    </message>
    <message>
      <source>Select a symbol</source>
      <translation>請選擇代碼</translation>
    </message>
    <message>
      <source>Side unknown</source>
      <translation>方向不明</translation>
    </message>
    <message>
      <source>Since opened</source>
      <translation>開啟以來</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>量</translation>
    </message>
    <message>
      <source>Size, lots</source>
      <translation>量/手</translation>
    </message>
    <message>
      <source>Sold</source>
      <translation>主動賣</translation>
    </message>
    <message>
      <source>Tape</source>
      <translation>分筆成交</translation>
    </message>
    <message>
      <source>Tape of {0}</source>
      <translation>{0} 分筆成交</translation>
    </message>
    <message>
      <source>They come as soon as somebody trades</source>
      <translation>有成交時即會出現</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>時間</translation>
    </message>
    <message>
      <source>Tinted, tier {0}: size of {1} or more.</source>
      <translation>著色，第 {0} 檔：數量不低於 {1}。</translation>
    </message>
    <message>
      <source>Tinted, tier {0}: value of {1} or more.</source>
      <translation>著色，第 {0} 檔：金額不低於 {1}。</translation>
    </message>
    <message>
      <source>Type a code or a name anywhere</source>
      <translation>隨處輸入代碼或名稱</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>金額</translation>
    </message>
    <message>
      <source>Value {0}</source>
      <translation>金額 {0}</translation>
    </message>
    <message>
      <source>Visible</source>
      <translation>可見</translation>
    </message>
    <message>
      <source>average price</source>
      <translation>均價</translation>
    </message>
    <message>
      <source>average size</source>
      <translation>均量</translation>
    </message>
    <message>
      <source>buy</source>
      <translation>買</translation>
    </message>
    <message>
      <source>n</source>
      <translation>筆</translation>
    </message>
    <message>
      <source>prints</source>
      <translation>筆數</translation>
    </message>
    <message>
      <source>sell</source>
      <translation>賣</translation>
    </message>
    <message>
      <source>side unknown</source>
      <translation>方向不明</translation>
    </message>
    <message>
      <source>{0} (inferred)</source>
      <translation>{0}（推斷）</translation>
    </message>
    <message>
      <source>{0} Sell</source>
      <translation>{0} 賣</translation>
    </message>
    <message>
      <source>{0} min</source>
      <translation>{0} 分鐘</translation>
    </message>
    <message>
      <source>{0} of these sides are inferred from the price before (tick rule), the rest is the source's.</source>
      <translation>其中 {0} 筆的方向由前一價格推斷（逐筆規則），其餘來自資料來源。</translation>
    </message>
    <message>
      <source>{0} prints are filtered out; the sums hold them.</source>
      <translation>篩掉 {0} 筆；合計包含它們。</translation>
    </message>
    <message>
      <source>{0} prints joined</source>
      <translation>合併 {0} 筆</translation>
    </message>
    <message>
      <source>{0} prints not drawn {1}</source>
      <translation>{0} 筆未繪製 {1}</translation>
    </message>
    <message>
      <source>{0} prints were counted but not drawn; the sums hold them.</source>
      <translation>{0} 筆已計數但未繪出；合計包含它們。</translation>
    </message>
    <message>
      <source>{0} prints were gone before they could be read: counted, but in no sum.</source>
      <translation>{0} 筆未及讀取即已移出：計入筆數，不在合計內。</translation>
    </message>
    <message>
      <source>{0} prints/s</source>
      <translation>{0} 筆/秒</translation>
    </message>
    <message>
      <source>{0} s</source>
      <translation>{0} 秒</translation>
    </message>
    <message>
      <source>{0} {1} {2} at {3}</source>
      <translation>{0} {1} {2}，價格 {3}</translation>
    </message>
    <message>
      <source>{0}: {1} prints, volume {2}, average price {3}, average size {4}</source>
      <translation>{0}：{1} 筆，量 {2}，均價 {3}，均量 {4}</translation>
    </message>
    <message>
      <source>×{0}: prints of one price and side within {1} ms.</source>
      <translation>×{0}：{1} 毫秒內同價同向的成交。</translation>
    </message>
    <message>
      <source>×{0}: prints of one price and side within {1} ms. The source's times are whole seconds: within one, arrival decides, where it is known.</source>
      <translation>×{0}：{1} 毫秒內同價同向的成交。資料來源時間只到整秒：同一秒內以到達先後為準（若已知）。</translation>
    </message>
    <message>
      <source>Δ: bought − sold ({0}).</source>
      <translation>Δ：主動買 − 主動賣（{0}）。</translation>
    </message>
  </context>
  <context>
    <name>TapeSettings</name>
    <message>
      <source>Adaptive</source>
      <translation>自適應</translation>
    </message>
    <message>
      <source>Adaptive, for all symbols; now from {0}.</source>
      <translation>自適應，適用於所有品種；目前起點 {0}。</translation>
    </message>
    <message>
      <source>Adaptive: measured once 40 rows are known.</source>
      <translation>自適應：有 40 行後開始測算。</translation>
    </message>
    <message>
      <source>Column of the running Δ, where there is room</source>
      <translation>累計 Δ 列（寬度足夠時）</translation>
    </message>
    <message>
      <source>Counts and averages below the sums</source>
      <translation>合計下方顯示筆數與均值</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>For live prints only, at most two a second</source>
      <translation>僅限即時成交，每秒最多兩聲</translation>
    </message>
    <message>
      <source>For {0} only, in its currency.</source>
      <translation>僅用於 {0}，按其貨幣。</translation>
    </message>
    <message>
      <source>For {0} only, in the unit of the size column.</source>
      <translation>僅用於 {0}，單位同數量列。</translation>
    </message>
    <message>
      <source>Highlight by</source>
      <translation>大單依據</translation>
    </message>
    <message>
      <source>Infer sides that the source does not give (tick rule), marked ?</source>
      <translation>推斷資料來源未給的方向（逐筆規則），標 ?</translation>
    </message>
    <message>
      <source>Join prints within</source>
      <translation>合併間隔</translation>
    </message>
    <message>
      <source>Newest at the bottom</source>
      <translation>最新在下</translation>
    </message>
    <message>
      <source>Newest on top</source>
      <translation>最新在上</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>順序</translation>
    </message>
    <message>
      <source>Prints of one price and side, one after the other. Where the source's times are whole seconds, those of one second are joined from 999 ms on; below, when they arrived within that time.</source>
      <translation>相鄰的同價同向成交。資料來源時間只到整秒時，999 毫秒起合併同一秒的成交；更短則看是否在該時間內到達。</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>重置</translation>
    </message>
    <message>
      <source>Rows kept</source>
      <translation>保留行數</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>量</translation>
    </message>
    <message>
      <source>Sound of tier {0}</source>
      <translation>第 {0} 檔聲音</translation>
    </message>
    <message>
      <source>Sums of</source>
      <translation>合計範圍</translation>
    </message>
    <message>
      <source>Tape settings</source>
      <translation>分筆成交設定</translation>
    </message>
    <message>
      <source>Tier {0} from</source>
      <translation>第 {0} 檔起點</translation>
    </message>
    <message>
      <source>Times</source>
      <translation>時間</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>金額</translation>
    </message>
    <message>
      <source>off</source>
      <translation>關</translation>
    </message>
    <message>
      <source>sound</source>
      <translation>聲音</translation>
    </message>
    <message>
      <source>× average size</source>
      <translation>× 平均數量</translation>
    </message>
  </context>
  <context>
    <name>TapeView</name>
    <message>
      <source>Click to choose another window.</source>
      <translation>點選選擇其他範圍。</translation>
    </message>
  </context>
  <context>
    <name>TitleBar</name>
    <message>
      <source>Back to the main window</source>
      <translation>回到主視窗</translation>
    </message>
    <message>
      <source>Close panel</source>
      <translation>關閉面板</translation>
    </message>
    <message>
      <source>Group {0}</source>
      <translation>{0} 組</translation>
    </message>
    <message>
      <source>Link group</source>
      <translation>聯動組</translation>
    </message>
    <message>
      <source>Maximise in this window</source>
      <translation>在本視窗內最大化</translation>
    </message>
    <message>
      <source>Move to window</source>
      <translation>移到視窗</translation>
    </message>
    <message>
      <source>Panel menu</source>
      <translation>面板選單</translation>
    </message>
    <message>
      <source>Pin to this symbol</source>
      <translation>固定在此代碼</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>還原</translation>
    </message>
    <message>
      <source>To a window of its own</source>
      <translation>移到單獨的視窗</translation>
    </message>
  </context>
  <context>
    <name>Toolbar</name>
    <message>
      <source>Interval {0}</source>
      <translation>週期 {0}</translation>
    </message>
    <message>
      <source>More intervals</source>
      <translation>更多週期</translation>
    </message>
    <message>
      <source>Price and average price of the day</source>
      <translation>當日價格與均價</translation>
    </message>
    <message>
      <source>Reset the view</source>
      <translation>重置檢視</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <source>Dark theme</source>
      <translation>深色主題</translation>
    </message>
    <message>
      <source>Light theme</source>
      <translation>淺色主題</translation>
    </message>
    <message>
      <source>Main menu</source>
      <translation>主選單</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>設定</translation>
    </message>
  </context>
  <context>
    <name>Tray</name>
    <message>
      <source>(old)</source>
      <translation>（舊）</translation>
    </message>
    <message>
      <source>DEMO: made-up prices</source>
      <translation>DEMO：虛構價格</translation>
    </message>
    <message>
      <source>Hide windows</source>
      <translation>隱藏視窗</translation>
    </message>
    <message>
      <source>Mini ticker</source>
      <translation>迷你行情</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <source>Show qosdesk</source>
      <translation>顯示 qosdesk</translation>
    </message>
  </context>
  <context>
    <name>UndoBar</name>
    <message>
      <source>Undo</source>
      <translation>撤銷</translation>
    </message>
  </context>
  <context>
    <name>VendorOptions</name>
    <message>
      <source>Access</source>
      <translation>訪問方式</translation>
    </message>
    <message>
      <source>Company number</source>
      <translation>公司編號</translation>
    </message>
    <message>
      <source>Customer group</source>
      <translation>客戶組</translation>
    </message>
    <message>
      <source>Language of names</source>
      <translation>名稱語言</translation>
    </message>
    <message>
      <source>Public key of the operator, if requests are to be encrypted</source>
      <translation>運營方公鑰（需要加密請求時）</translation>
    </message>
    <message>
      <source>client</source>
      <translation>客戶</translation>
    </message>
    <message>
      <source>manager</source>
      <translation>管理端</translation>
    </message>
  </context>
  <context>
    <name>WelcomeDialog</name>
    <message>
      <source>A quote workstation: it shows quotes and places no orders. Your key stays in the keyring.</source>
      <translation>行情工作站，只看行情，不下單。金鑰只存放在系統鑰匙串中。</translation>
    </message>
    <message>
      <source>A simulated exchange on this computer: made-up prices, around the clock. The window always says DEMO, and real quotes are one key away.</source>
      <translation>本機上的模擬交易所，價格為虛構，全天有行情。視窗會一直標有 DEMO，隨時可換成真實行情。</translation>
    </message>
    <message>
      <source>All of this can be changed later in the settings, where a second provider is added, too.</source>
      <translation>以後都可以在設定中修改，也可在那裡新增第二個資料來源。</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>外觀</translation>
    </message>
    <message>
      <source>Blue / orange</source>
      <translation>藍橙（色弱）</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>Green up</source>
      <translation>綠漲紅跌</translation>
    </message>
    <message>
      <source>I have a key</source>
      <translation>我有金鑰</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>語言</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>淺色</translation>
    </message>
    <message>
      <source>Look at the demo first</source>
      <translation>先看演示</translation>
    </message>
    <message>
      <source>Open the demo</source>
      <translation>開啟演示</translation>
    </message>
    <message>
      <source>Red up</source>
      <translation>紅漲綠跌</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>開始</translation>
    </message>
    <message>
      <source>System</source>
      <translation>跟隨系統</translation>
    </message>
    <message>
      <source>Up and down</source>
      <translation>漲跌顏色</translation>
    </message>
    <message>
      <source>Welcome</source>
      <translation>歡迎</translation>
    </message>
    <message>
      <source>Welcome to qosdesk</source>
      <translation>歡迎使用 qosdesk</translation>
    </message>
  </context>
  <context>
    <name>Windows</name>
    <message>
      <source>New window</source>
      <translation>新視窗</translation>
    </message>
  </context>
  <context>
    <name>WorkspaceMenu</name>
    <message>
      <source>Delete</source>
      <translation>刪除</translation>
    </message>
    <message>
      <source>Delete the workspace {0}?</source>
      <translation>刪除工作區“{0}”？</translation>
    </message>
    <message>
      <source>Delete...</source>
      <translation>刪除...</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>複製一份</translation>
    </message>
    <message>
      <source>Export workspace</source>
      <translation>匯出工作區</translation>
    </message>
    <message>
      <source>Export...</source>
      <translation>匯出...</translation>
    </message>
    <message>
      <source>Import workspace</source>
      <translation>匯入工作區</translation>
    </message>
    <message>
      <source>Import...</source>
      <translation>匯入...</translation>
    </message>
    <message>
      <source>Its windows and panels go; watchlists, drawings and alerts stay.</source>
      <translation>其中的視窗和面板會關閉；自選清單、畫線和提醒會保留。</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名稱</translation>
    </message>
    <message>
      <source>New workspace</source>
      <translation>新建工作區</translation>
    </message>
    <message>
      <source>Rename workspace</source>
      <translation>重新命名工作區</translation>
    </message>
    <message>
      <source>Rename...</source>
      <translation>重新命名...</translation>
    </message>
    <message>
      <source>Save as...</source>
      <translation>另存為...</translation>
    </message>
    <message>
      <source>Save workspace as</source>
      <translation>工作區另存為</translation>
    </message>
    <message>
      <source>There are too many workspaces already: delete one first.</source>
      <translation>工作區太多了：請先刪除一個。</translation>
    </message>
    <message>
      <source>This file is not a workspace of qosdesk.</source>
      <translation>這個檔案不是 qosdesk 的工作區。</translation>
    </message>
    <message>
      <source>This file is too large to be a workspace.</source>
      <translation>這個檔案太大，不會是工作區。</translation>
    </message>
    <message>
      <source>This workspace is damaged, or was written by a newer version of qosdesk.</source>
      <translation>這個工作區已損壞，或由更新版本的 qosdesk 寫成。</translation>
    </message>
  </context>
  <context>
    <name>WorkspaceTabs</name>
    <message>
      <source>Workspaces</source>
      <translation>工作區</translation>
    </message>
  </context>
</TS>
